"""Trains the event network of the coder (crates/coder/src/judge) and writes crates/coder/models/events.bin.

    cargo xtask dump > corpus.jsonl
    cargo xtask dump --vectors > vectors.txt
    python3 xtask/train/events.py corpus.jsonl vectors.txt soft.jsonl crates/coder/models/events.bin

Needs Python 3.10 or later with torch 2 and numpy. Learns from the part "train" of data/annotated and from
what a larger encoder says of further sentences (soft.jsonl, written by xtask/train/teacher.py), and
prints its figures on "dev" after every fifth epoch. With `--cross=pairs.jsonl` (`cargo xtask dump --pairs
FILE`) instead of the network's path it cross-validates over the given pairs of a file and writes nothing.
One thread, a fixed seed: the same input gives the same network on the same version of torch.
"""

import copy
import json
import random
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, WORD, LAYERS, CLASSES, STATUSES = 128, 96, 2, 17, 7
NO_EVENT = CLASSES - 1
# Rows of the tables of signs: universal tags, relations, types, embedding words, parties, verb groups.
TABLES = {"upos": 17, "deprel": 51, "rule": 17, "outer": 22, "party": 13, "group": 32}
# Rows of the tables of signs of a tie (crates/coder/src/judge/ties.rs), and where the rules' word stands.
TIES, ROLES, BY_RULES = [28, 51, 36, 52, 52, 16, 6, 13, 5, 4], 3, 8
EPOCHS, BATCH, RATE, DROPOUT = 24, 24, 2e-3, 0.3
# Sentences of the teacher in a step.
SOFT = 32
# For cross-validation: rate and epochs over the other folds, how much the rules' type counts, the types
# that PLV has as one, and the quad classes of the types.
CROSS_RATE, CROSS_EPOCHS, RULE_WEIGHT, YIELD = 1e-3, 8, [2.0, 1.3], {3, 6}
QUADS = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]
WORD_DROPOUT, RULE_DROPOUT = 0.1, 0.15
RULES_SAY_DROPOUT, ROLE_WEIGHT, STATUS_WEIGHT = 0.2, 1.0, 0.5


def read_vectors(path):
    words, rows = {}, [[0.0] * WORD]
    for line in open(path, encoding="utf-8"):
        word, *numbers = line.rstrip("\n").split(" ")
        words[word] = len(rows)
        rows.append([float(number) for number in numbers])
    return words, torch.tensor(np.array(rows, dtype=np.float32))


def read_items(path, words):
    for line in open(path, encoding="utf-8"):
        item = json.loads(line)
        if not item["words"]:
            continue
        item["word"] = [
            words.get(form.lower()) or words.get(lemma.lower()) or 0
            for form, lemma in zip(item["words"], item["lemmas"])
        ]
        item["up"] = [head if head >= 0 else i for i, head in enumerate(item["head"])]
        yield item


def read_corpus(path, words):
    parts = {}
    for item in read_items(path, words):
        count = len(item["words"])
        item["class"] = [NO_EVENT] * count
        for head, event, _ in item["gold"]:
            if item["class"][head] == NO_EVENT:
                item["class"][head] = event
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
        self.event = nn.Linear(WIDTH, CLASSES)
        self.attention, self.pair = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, CLASSES)
        self.tied_event, self.tied_party = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(WIDTH, 2 * WIDTH)
        self.ties = nn.ModuleList(nn.Embedding(rows, 2 * WIDTH) for rows in TIES)
        self.role = nn.Linear(WIDTH, ROLES)
        self.standing, self.by_rules = nn.Linear(WIDTH, 2 * WIDTH), nn.Embedding(STATUSES + 1, 2 * WIDTH)
        self.status = nn.Linear(WIDTH, STATUSES)
        for table in [*self.ties, self.by_rules]:
            nn.init.normal_(table.weight, 0, 0.2)
        self.drop = nn.Dropout(DROPOUT)

    def roles(self, x, events, parties, ties):
        """Scores of the roles of parties in events, by the places of their words."""
        if self.training:
            silent = torch.rand(len(ties)) < RULES_SAY_DROPOUT
            ties = ties.clone()
            ties[silent, BY_RULES] = 0
        z = self.tied_event(x[events]) + self.tied_party(x[parties])
        for column, table in enumerate(self.ties):
            z = z + table(ties[:, column])
        return self.role(self.drop(z.view(-1, 2, WIDTH).max(1)[0]))

    def statuses(self, x, events, by_rules):
        """Scores of the statuses of events, with what the rules say (the last row: nothing)."""
        if self.training:
            by_rules = torch.where(torch.rand(len(by_rules)) < RULES_SAY_DROPOUT, STATUSES, by_rules)
        z = self.standing(x[events]) + self.by_rules(by_rules)
        return self.status(self.drop(z.view(-1, 2, WIDTH).max(1)[0]))

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
        return self.event(x), x, self.attention(x)[:, 0], self.pair(x)


def events_of(items):
    """Places of the words of events and parties, signs and roles; statuses and those by the rules."""
    at, events, parties, ties, roles = 0, [], [], [], []
    words, status, by_rules = [], [], []
    for item in items:
        for event in item["ties"]:
            words.append(at + event["head"])
            status.append(event["status"])
            by_rules.append(STATUSES if event["by_rules"] is None else event["by_rules"])
            for party, role, tie in event["parties"]:
                events.append(at + event["head"])
                parties.append(at + party)
                ties.append(tie)
                roles.append(role)
        at += len(item["words"])
    return [torch.tensor(v, dtype=torch.long) for v in (events, parties, ties, roles, words, status, by_rules)]


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
    event, x, _, _ = net(b)
    gold = torch.tensor(sum((item["class"] for item in items), []))
    loss = F.cross_entropy(event, gold, reduction="sum") / len(items)
    events, parties, ties, roles, words, status, by_rules = events_of(items)
    if len(words):
        scores = net.statuses(x, words, by_rules)
        loss = loss + STATUS_WEIGHT * F.cross_entropy(scores, status, reduction="sum") / len(items)
    if len(roles):
        scores = net.roles(x, events, parties, ties)
        loss = loss + ROLE_WEIGHT * F.cross_entropy(scores, roles, reduction="sum") / len(items)
    if pairs:
        chances, weight = chances_of(net, pairs)
        loss = loss + loss_of_pairs(chances, pairs)
        at, heads = 0, []
        for item, pair in pairs:
            if "head" in pair:
                heads.append(at + pair["head"])
            at += len(item["words"])
        if heads:
            loss = loss - 0.3 * (weight[torch.tensor(heads)] + 1e-6).log().mean()
    return loss


def loss_of_soft(net, items, pairs):
    """How far the network is from what the teacher says."""
    event, x, _, _ = net(batch(items))
    places, chances, told, standing, at = [], [], [], [], 0
    for item in items:
        for word, row in item["standing"].items():
            told.append(at + int(word))
            standing.append(row)
        for word, row in item["chances"].items():
            places.append(at + int(word))
            chances.append(row)
        at += len(item["words"])
    log = F.log_softmax(event, 1)
    silent = torch.ones(len(event), dtype=torch.bool)
    silent[places] = False
    loss = -log[silent, NO_EVENT].sum()
    if places:
        soft = torch.tensor(chances, dtype=torch.float)
        loss = loss - (soft / soft.sum(1, keepdim=True) * log[places]).sum()
    if told:
        scores = net.statuses(x, torch.tensor(told), torch.full((len(told),), STATUSES))
        soft = torch.tensor(standing, dtype=torch.float) / 1000
        loss = loss - STATUS_WEIGHT * (soft * F.log_softmax(scores, 1)).sum()
    loss = loss / len(items)
    if pairs:
        log, _ = chances_of(net, pairs)
        soft = torch.tensor([pair["chances"] for _, pair in pairs], dtype=torch.float)
        soft[:, NO_EVENT] = 0
        loss = loss - (soft / soft.sum(1, keepdim=True) * log.clamp(min=-50)).sum(1).mean()
    return loss


@torch.no_grad()
def report(net, items, pairs):
    net.eval()
    found = right = gold = 0
    standing, said_standing, named, said_named, by_rules_named = [], [], [], [], []
    for start in range(0, len(items), 64):
        part = items[start : start + 64]
        event, x, _, _ = net(batch(part))
        for said, true in zip(event.argmax(1).tolist(), sum((item["class"] for item in part), [])):
            found += said != NO_EVENT
            gold += true != NO_EVENT
            right += said == true != NO_EVENT
        events, parties, ties, roles, words, status, by_rules = events_of(part)
        if len(words):
            standing += status.tolist()
            said_standing += net.statuses(x, words, by_rules).argmax(1).tolist()
        if len(roles):
            named += roles.tolist()
            said_named += net.roles(x, events, parties, ties).argmax(1).tolist()
            by_rules_named += (ties[:, BY_RULES] - 1).clamp(min=0).tolist()
    hits = 0
    for start in range(0, len(pairs), 64):
        part = pairs[start : start + 64]
        chances, _ = chances_of(net, part)
        hits += sum(a == pair["class"] for a, (_, pair) in zip(chances.argmax(1).tolist(), part))
    net.train()
    share = lambda said, true: 100 * sum(a == b for a, b in zip(said, true)) / max(1, len(true))
    sides = lambda said: 100 * 2 * sum(a == b != 0 for a, b in zip(said, named)) / max(
        1, sum(a != 0 for a in said) + sum(b != 0 for b in named)
    )
    return (
        f"words of events: precision {100 * right / max(1, found):.1f} recall {100 * right / max(1, gold):.1f}"
        f"  status {share(said_standing, standing):.1f}"
        f"  sides F1 {sides(said_named):.1f} (rules {sides(by_rules_named):.1f})  given pairs {100 * hits / max(1, len(pairs)):.1f}"
    )


def write(net, path):
    """The order of crates/coder/src/judge/network.rs: tables, word, layers, heads."""
    out = bytearray(b"CHNEVNT2")
    put = lambda tensor: out.extend(tensor.detach().contiguous().numpy().astype("<f4").tobytes())
    for table in net.tables.values():
        put(table.weight)
    tied = [net.tied_event, net.tied_party, net.role, net.standing, net.status]
    for layer in [net.word, *net.layers, net.event, net.attention, net.pair, *tied]:
        put(layer.weight.t())
        put(layer.bias)
    for table in [*net.ties, net.by_rules]:
        put(table.weight)
    open(path, "wb").write(out)


def train(table, train, soft, watch):
    """A network that has learnt from annotated items and from what the teacher says of others."""
    pairs, soft_pairs = pairs_of(train), pairs_of(soft)
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
            if soft:
                loss_of_soft(net, random.sample(soft, SOFT), random.sample(soft_pairs, SOFT // 2)).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
        if epoch % 5 == 0:
            print(epoch, report(net, watch, pairs_of(watch)), flush=True)
    return net


def pairs_of(items):
    return [(item, pair) for item in items for pair in item["pairs"]]


def main(corpus, vectors, soft, target):
    torch.set_num_threads(1)
    torch.manual_seed(2)
    random.seed(2)
    words, table = read_vectors(vectors)
    parts = read_corpus(corpus, words)
    soft = list(read_items(soft, words))
    if target.startswith("--cross="):
        net = train(table, parts["train"], soft, parts["dev"])
        cross(net, list(read_items(target.removeprefix("--cross="), words)))
    else:
        write(train(table, parts["train"], soft, parts["dev"]), target)


def folds_of(items):
    """Five times a fifth of the sentences, and the others."""
    folds = {}
    for item in items:
        folds.setdefault(random.Random(item["id"]).randrange(5), []).append(item)
    for fold, held in sorted(folds.items()):
        yield held, [item for other, part in folds.items() if other != fold for item in part]


def loss_of_pairs(chances, pairs):
    """A pair of another set may allow two types."""
    right = [chances[i, pair.get("classes", [pair.get("class")])].logsumexp(0) for i, (_, pair) in enumerate(pairs)]
    return -torch.stack(right).mean()


def label_of(pair, chances=None, weight=None):
    """The label that a set with YIELD has for a pair: the true one, or that of the logarithms of the
    chances of its types with the rules' type."""
    if chances is None:
        return "YIELD" if len(pair["classes"]) > 1 else pair["classes"][0]
    chances = chances.clamp(min=-20)
    if pair["by_rules"]:
        event, fits = pair["by_rules"]
        chances[event] += weight[0 if fits else 1]
    best = int(chances.argmax())
    return "YIELD" if best in YIELD else best


def cross(learnt, items):
    """Five-fold cross-validation over given pairs: what was learnt from the corpus learns four fifths, the
    last is told apart. The rules' type counts as crates/coder/src/judge/mod.rs has it."""
    gold, said = [], []
    for fold, (held, others) in enumerate(folds_of(items)):
        net = copy.deepcopy(learnt)
        net.train()
        more = pairs_of(others)
        optimiser = torch.optim.AdamW(net.parameters(), lr=CROSS_RATE, weight_decay=1e-4)
        total, step = CROSS_EPOCHS * (len(more) // BATCH + 1), 0
        for _ in range(CROSS_EPOCHS):
            random.shuffle(more)
            for start in range(0, len(more), BATCH):
                step += 1
                for group in optimiser.param_groups:
                    group["lr"] = CROSS_RATE * max(0.02, 1 - step / total)
                some = more[start : start + BATCH]
                optimiser.zero_grad()
                loss_of_pairs(chances_of(net, some)[0], some).backward()
                nn.utils.clip_grad_norm_(net.parameters(), 5.0)
                optimiser.step()
        net.eval()
        for pair in pairs_of(held):
            with torch.no_grad():
                chances, _ = chances_of(net, [pair])
            said.append(label_of(pair[1], chances[0], RULE_WEIGHT))
            gold.append(label_of(pair[1]))
        print(f"fold {fold}", scores_of(gold, said), flush=True)


def chances_of(net, pairs):
    """Logarithms of the chances of the types of given pairs, and the weights of their words."""
    b = batch([item for item, _ in pairs], [pair["party"] for _, pair in pairs])
    _, _, attention, scores = net(b)
    return pair_scores(attention, scores, b["sentence"], len(pairs))


def scores_of(gold, said):
    def macro(gold, said):
        out = []
        for label in set(gold):
            hits = sum(a == b == label for a, b in zip(gold, said))
            out.append(2 * hits / max(1, sum(a == label for a in gold) + sum(b == label for b in said)))
        return 100 * sum(out) / len(out)

    quad = lambda labels: [2 if label == "YIELD" else QUADS[label] for label in labels]
    right = 100 * sum(a == b for a, b in zip(gold, said)) / len(gold)
    return (
        f"{len(gold)} pairs: root macro-F1 {macro(gold, said):.1f} accuracy {right:.1f}"
        f"  quad macro-F1 {macro(quad(gold), quad(said)):.1f}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
