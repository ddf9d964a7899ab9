"""Trains the event network of the coder (crates/coder/src/judge) and writes crates/coder/models/events.bin.

    cargo xtask dump > corpus.jsonl
    cargo xtask dump --vectors > vectors.txt
    python3 xtask/train/events.py corpus.jsonl vectors.txt crates/coder/models/events.bin

Needs Python 3.10 or later with torch 2 and numpy. Learns from the part "train" of data/annotated and
prints its figures on "dev" after every fifth epoch. One thread, a fixed seed: the same input gives the
same network on the same version of torch.
"""

import json
import random
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, WORD, LAYERS, CLASSES, STATUSES = 64, 96, 2, 17, 7
NO_EVENT = CLASSES - 1
# Rows of the tables of signs: universal tags, relations, types, embedding words, parties, verb groups.
TABLES = {"upos": 17, "deprel": 51, "rule": 17, "outer": 22, "party": 13, "group": 32}
EPOCHS, BATCH, RATE, DROPOUT = 30, 24, 2e-3, 0.3
WORD_DROPOUT, RULE_DROPOUT = 0.1, 0.15


def read_vectors(path):
    words, rows = {}, [[0.0] * WORD]
    for line in open(path, encoding="utf-8"):
        word, *numbers = line.rstrip("\n").split(" ")
        words[word] = len(rows)
        rows.append([float(number) for number in numbers])
    return words, torch.tensor(np.array(rows, dtype=np.float32))


def read_corpus(path, words):
    parts = {}
    for line in open(path, encoding="utf-8"):
        item = json.loads(line)
        count = len(item["words"])
        if count == 0:
            continue
        item["word"] = [
            words.get(form.lower()) or words.get(lemma.lower()) or 0
            for form, lemma in zip(item["words"], item["lemmas"])
        ]
        item["up"] = [head if head >= 0 else i for i, head in enumerate(item["head"])]
        item["class"], item["status"] = [NO_EVENT] * count, [-1] * count
        for head, event, status in item["gold"]:
            if item["class"][head] == NO_EVENT:
                item["class"][head], item["status"][head] = event, status
        parts.setdefault(item["part"], []).append(item)
    return parts


def batch(items, parties=None):
    """Sentences one behind the other, with the places of head and neighbours; `total` is nobody."""
    total = sum(len(item["words"]) for item in items)
    out = {key: [] for key in [*TABLES, "word", "up", "left", "right", "sentence"]}
    at = 0
    for number, item in enumerate(items):
        count = len(item["words"])
        for key in TABLES:
            out[key] += parties[number] if parties and key == "party" else item[key]
        out["word"] += item["word"]
        out["up"] += [head + at for head in item["up"]]
        out["left"] += [at + i - 1 if i > 0 else total for i in range(count)]
        out["right"] += [at + i + 1 if i + 1 < count else total for i in range(count)]
        out["sentence"] += [number] * count
        at += count
    return {key: torch.tensor(value) for key, value in out.items()}


class Network(nn.Module):
    def __init__(self, vectors):
        super().__init__()
        self.vectors = vectors
        self.word = nn.Linear(WORD, WIDTH)
        self.tables = nn.ModuleDict({k: nn.Embedding(n, WIDTH) for k, n in TABLES.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, 0, 0.3)
        self.layers = nn.ModuleList(nn.Linear(5 * WIDTH, 2 * WIDTH) for _ in range(LAYERS))
        self.event, self.status = nn.Linear(WIDTH, CLASSES), nn.Linear(WIDTH, STATUSES)
        self.attention, self.pair = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, CLASSES)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, b):
        words, rule = self.vectors[b["word"]], b["rule"]
        if self.training:
            words = words * (torch.rand(len(words), 1) > WORD_DROPOUT)
            rule = rule * (torch.rand(rule.shape) > RULE_DROPOUT)
        x = self.word(words)
        for key, table in self.tables.items():
            x = x + table(rule if key == "rule" else b[key])
        x = F.layer_norm(self.drop(x), [WIDTH])
        up = b["up"]
        child = (up != torch.arange(len(up))).float()
        children = torch.zeros(len(up)).index_add(0, up, child).clamp(min=1)
        for layer in self.layers:
            padded = torch.cat([x, torch.zeros(1, WIDTH)])
            below = torch.zeros_like(x).index_add(0, up, x * child[:, None]) / children[:, None]
            around = torch.cat([x, padded[b["left"]], padded[b["right"]], x[up], below], 1)
            z = layer(self.drop(around)).view(-1, 2, WIDTH).max(1)[0]
            x = F.layer_norm(x + z, [WIDTH])
        x = self.drop(x)
        return self.event(x), self.status(x), self.attention(x)[:, 0], self.pair(x)


def pair_scores(attention, scores, sentence, count):
    most = torch.full((count,), -1e9).scatter_reduce(0, sentence, attention, "amax")
    power = (attention - most[sentence]).exp()
    weight = power / torch.zeros(count).index_add(0, sentence, power)[sentence]
    pooled = torch.zeros(count, CLASSES).index_add(0, sentence, weight[:, None] * scores)
    mask = torch.zeros(CLASSES)
    mask[NO_EVENT] = -1e9
    return F.log_softmax(pooled + mask, 1), weight


def loss_of(net, items, pairs):
    b = batch(items)
    event, status, _, _ = net(b)
    gold = torch.tensor(sum((item["class"] for item in items), []))
    stands = torch.tensor(sum((item["status"] for item in items), []))
    loss = F.cross_entropy(event, gold, reduction="sum") / len(items)
    if (stands >= 0).any():
        known = stands >= 0
        loss = loss + 0.5 * F.cross_entropy(status[known], stands[known], reduction="sum") / len(items)
    if pairs:
        b = batch([item for item, _ in pairs], [pair["party"] for _, pair in pairs])
        _, _, attention, scores = net(b)
        chances, weight = pair_scores(attention, scores, b["sentence"], len(pairs))
        loss = loss + F.nll_loss(chances, torch.tensor([pair["class"] for _, pair in pairs]))
        at, heads = 0, []
        for item, pair in pairs:
            heads.append(at + pair["head"])
            at += len(item["words"])
        loss = loss - 0.3 * (weight[torch.tensor(heads)] + 1e-6).log().mean()
    return loss


@torch.no_grad()
def report(net, items, pairs):
    net.eval()
    found = right = gold = known = stands = 0
    for start in range(0, len(items), 64):
        part = items[start : start + 64]
        event, status, _, _ = net(batch(part))
        for said, held, true, stood in zip(
            event.argmax(1).tolist(),
            status.argmax(1).tolist(),
            sum((item["class"] for item in part), []),
            sum((item["status"] for item in part), []),
        ):
            found += said != NO_EVENT
            gold += true != NO_EVENT
            right += said == true != NO_EVENT
            if said != NO_EVENT and stood >= 0:
                known += 1
                stands += held == stood
    hits = 0
    for start in range(0, len(pairs), 64):
        part = pairs[start : start + 64]
        b = batch([item for item, _ in part], [pair["party"] for _, pair in part])
        _, _, attention, scores = net(b)
        chances, _ = pair_scores(attention, scores, b["sentence"], len(part))
        hits += sum(a == pair["class"] for a, (_, pair) in zip(chances.argmax(1).tolist(), part))
    net.train()
    return (
        f"words of events: precision {100 * right / max(1, found):.1f} recall {100 * right / max(1, gold):.1f}"
        f"  status {100 * stands / max(1, known):.1f}  given pairs {100 * hits / max(1, len(pairs)):.1f}"
    )


def write(net, path):
    """The order of crates/coder/src/judge/network.rs: tables, word, layers, heads."""
    out = bytearray(b"CHNEVNT1")
    put = lambda tensor: out.extend(tensor.detach().contiguous().numpy().astype("<f4").tobytes())
    for table in net.tables.values():
        put(table.weight)
    for layer in [net.word, *net.layers, net.event, net.status, net.attention, net.pair]:
        put(layer.weight.t())
        put(layer.bias)
    open(path, "wb").write(out)


def main(corpus, vectors, target):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random.seed(1)
    words, table = read_vectors(vectors)
    parts = read_corpus(corpus, words)
    pairs_of = lambda items: [(item, pair) for item in items for pair in item["pairs"]]
    train, pairs = list(parts["train"]), pairs_of(parts["train"])
    net = Network(table)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-4)
    batches = len(train) // BATCH + 1
    share, step = max(1, len(pairs) // batches), 0
    for epoch in range(1, EPOCHS + 1):
        net.train()
        random.shuffle(train)
        random.shuffle(pairs)
        for number, start in enumerate(range(0, len(train), BATCH)):
            for group in optimiser.param_groups:
                group["lr"] = RATE * max(0.02, 1 - step / (EPOCHS * batches))
            step += 1
            some = pairs[number * share : (number + 1) * share]
            optimiser.zero_grad()
            loss_of(net, train[start : start + BATCH], some).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
        if epoch % 5 == 0:
            print(epoch, report(net, parts["dev"], pairs_of(parts["dev"])), flush=True)
    write(net, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
