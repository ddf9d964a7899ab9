"""Fine-tunes a larger encoder on the annotated corpus and lets it read further sentences, from which the
event network of the coder then learns too (knowledge distillation; Hinton et al. 2015, Jiao et al. 2020).

    cargo xtask dump > corpus.jsonl
    cargo xtask dump --plain > plain.jsonl
    cargo xtask dump --vectors > vectors.txt
    python3 xtask/train/teacher.py corpus.jsonl plain.jsonl vectors.txt FOLDER soft.jsonl

FOLDER holds `model.safetensors` and `vocab.txt` of all-mpnet-base-v2 or all-MiniLM-L6-v2 (Apache-2.0).
Needs Python 3.10 or later with torch 2, numpy and safetensors. What it reads are the sentences of `plain.jsonl`, and variants
of the training sentences of the corpus, in which words are replaced by others of the same tag and of
near meaning. Only the part "train" is learnt from and varied. The larger encoder is not shipped. With
`--cross=pairs.jsonl` (`cargo xtask dump --pairs FILE`) instead of `soft.jsonl` it reads nothing, but tells
by five-fold cross-validation how well it does on the given pairs of a file when it learns from them too.
"""

import copy
import json
import random
import sys
from collections import Counter, defaultdict

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

from encoder import Encoder, Pieces, batches, prepare
from events import (
    CLASSES,
    NO_EVENT,
    STATUSES,
    TABLES,
    folds_of,
    label_of,
    loss_of_pairs,
    pair_scores,
    pairs_of,
    scores_of,
)

# The signs of words that it sees beside their pieces.
SIGNS = ["rule", "outer", "group", "upos"]
BATCH, PAIRS, THREADS = 16, 24, 2
# Epochs and rates of a small and of a large encoder, and the rate of what lies above it.
EPOCHS, RATES, HEAD_RATE = (3, 2), (1e-4, 5e-5), 1e-3
# In cross-validation: epochs over the other folds, and how much the rules' type counts.
CROSS_EPOCHS, RULE_WEIGHT = 5, [2.0, 1.3]
# Variants of a sentence; how often a word of an event, and another noun, verb or adjective is replaced.
VARIANTS, REPLACE_EVENT, REPLACE_OTHER, NEAR = 3, 0.6, 0.25, 15


class Teacher(nn.Module):
    """The encoder over the words' pieces, with marks of the parties; over a word's first piece, with the
    word's signs, the same scores as the event network has."""

    def __init__(self, weights):
        super().__init__()
        self.encoder = Encoder(weights)
        width = self.encoder.width
        self.party = nn.Embedding(TABLES["party"], width)
        nn.init.normal_(self.party.weight, 0, 0.05)
        self.tables = nn.ModuleDict({k: nn.Embedding(TABLES[k], 32) for k in SIGNS})
        self.hidden = nn.Linear(width + 32 * len(SIGNS), 192)
        self.event, self.status = nn.Linear(192, CLASSES), nn.Linear(192, STATUSES)
        self.attention, self.pair = nn.Linear(192, 1), nn.Linear(192, CLASSES)
        self.late = nn.Dropout(0.3)

    def forward(self, items, parties=None):
        length = max(len(item["ids"]) for item in items)
        ids = torch.zeros(len(items), length, dtype=torch.long)
        marks = torch.zeros_like(ids)
        mask = torch.zeros_like(ids, dtype=torch.bool)
        rows, columns = [], []
        for row, item in enumerate(items):
            count = len(item["ids"])
            party = parties[row] if parties else item["party"]
            ids[row, :count] = torch.tensor(item["ids"])
            marks[row, :count] = torch.tensor([party[w] if w >= 0 else 0 for w in item["word_of"]])
            mask[row, :count] = True
            rows += [row] * len(item["words"])
            columns += item["first"]
        x = self.encoder(ids, mask, self.party(marks))
        x = x[torch.tensor(rows), torch.tensor(columns)]
        of = lambda key: torch.tensor(sum((item[key] for item in items), []))
        signs = []
        for key, table in self.tables.items():
            values = of(key)
            if self.training and key == "rule":
                values = values * (torch.rand(values.shape) > 0.15)
            signs.append(table(values))
        x = self.late(F.gelu(self.hidden(torch.cat([x, *signs], 1))))
        return self.event(x), self.status(x), self.attention(x)[:, 0], self.pair(x), torch.tensor(rows)


def read(net, *batch):
    with torch.autocast("cpu", torch.bfloat16):
        out = net(*batch)
    return tuple(t.float() if t.is_floating_point() else t for t in out)


def fit(net, train, dev):
    pairs = pairs_of(train)
    large = net.encoder.width > 384
    epochs, own_rate = EPOCHS[large], RATES[large]
    own = list(net.encoder.parameters())
    known = {id(p) for p in own}
    rest = [p for p in net.parameters() if id(p) not in known]
    groups = [{"params": own, "lr": own_rate}, {"params": rest, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    total, step = epochs * (len(train) // BATCH + 1), 0
    for epoch in range(1, epochs + 1):
        net.train()
        of_words = batches(train, lambda item: len(item["ids"]), BATCH)
        of_events = batches(pairs, lambda pair: len(pair[0]["ids"]), PAIRS)
        share, at = len(of_events) / len(of_words), 0
        for number, items in enumerate(of_words):
            part = min(1, step / (0.06 * total)) * max(0.02, 1 - step / total)
            step += 1
            for group, rate in zip(optimiser.param_groups, [own_rate, HEAD_RATE]):
                group["lr"] = rate * part
            gold = torch.tensor(sum((item["class"] for item in items), []))
            standing = torch.tensor(sum((item["standing"] for item in items), []))
            out = read(net, items)
            loss = F.cross_entropy(out[0], gold, reduction="sum")
            known = standing >= 0
            if known.any():
                loss = loss + 0.5 * F.cross_entropy(out[1][known], standing[known], reduction="sum")
            (loss / len(items)).backward()
            while at < len(of_events) and at < (number + 1) * share:
                some = of_events[at]
                at += 1
                chances, weight = chances_of(net, some)
                loss = F.nll_loss(chances, torch.tensor([pair["class"] for _, pair in some]))
                heads, before = [], 0
                for item, pair in some:
                    heads.append(before + pair["head"])
                    before += len(item["words"])
                (loss - 0.3 * (weight[torch.tensor(heads)] + 1e-6).log().mean()).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
        print(epoch, report(net, dev), flush=True)


@torch.no_grad()
def report(net, items):
    net.eval()
    found = right = gold = hits = known = stands = 0
    of = lambda part, key: sum((item[key] for item in part), [])
    for start in range(0, len(items), 64):
        part = items[start : start + 64]
        out = read(net, part)
        said = zip(out[0].argmax(1).tolist(), of(part, "class"), out[1].argmax(1).tolist(), of(part, "standing"))
        for event, true, standing, stood in said:
            found += event != NO_EVENT
            gold += true != NO_EVENT
            right += event == true != NO_EVENT
            known += event != NO_EVENT and stood >= 0
            stands += event != NO_EVENT and standing == stood
    pairs = pairs_of(items)
    for start in range(0, len(pairs), 64):
        part = pairs[start : start + 64]
        chances, _ = chances_of(net, part)
        hits += sum(a == pair["class"] for a, (_, pair) in zip(chances.argmax(1).tolist(), part))
    return (
        f"words of events: precision {100 * right / max(1, found):.1f} recall {100 * right / max(1, gold):.1f}"
        f"  status {100 * stands / max(1, known):.1f}  given pairs {100 * hits / max(1, len(pairs)):.1f}"
    )


def cross(net, items):
    """Five-fold cross-validation over given pairs: what was learnt from the corpus learns four fifths, the
    last is told apart."""
    learnt = copy.deepcopy(net.state_dict())
    rate = RATES[net.encoder.width > 384]
    gold, said = [], []
    for held, others in folds_of(items):
        net.load_state_dict(learnt)
        net.train()
        optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
        more = pairs_of(others)
        total, step = CROSS_EPOCHS * (len(more) // BATCH + 1), 0
        for _ in range(CROSS_EPOCHS):
            for some in batches(more, lambda pair: len(pair[0]["ids"]), BATCH):
                step += 1
                for group in optimiser.param_groups:
                    group["lr"] = rate * min(1, step / 20) * max(0.02, 1 - step / total)
                chances, _ = chances_of(net, some)
                loss_of_pairs(chances, some).backward()
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                optimiser.step()
                optimiser.zero_grad()
        net.eval()
        with torch.no_grad():
            for pair in pairs_of(held):
                gold.append(label_of(pair[1]))
                said.append(label_of(pair[1], chances_of(net, [pair])[0][0], RULE_WEIGHT))
        print(scores_of(gold, said), flush=True)


def chances_of(net, pairs):
    """Logarithms of the chances of the types of given pairs, and the weights of their words."""
    out = read(net, [item for item, _ in pairs], [pair["party"] for _, pair in pairs])
    return pair_scores(*out[2:], len(pairs))


class Exchange:
    """Words of the same tag and of near meaning."""

    def __init__(self, items, path):
        tags, signs = defaultdict(Counter), defaultdict(Counter)
        for item in items:
            rows = zip(item["words"], item["lemmas"], item["xpos"], item["rule"], item["outer"], item["upos"])
            for word, lemma, tag, rule, outer, upos in rows:
                if word.isalpha() and tag[:2] in ("NN", "VB", "JJ") and not tag.startswith("NNP"):
                    tags[tag][word.lower(), lemma] += 1
                signs[lemma, upos][rule, outer] += 1
        self.signs = {key: counts.most_common(1)[0][0] for key, counts in signs.items()}
        vectors = {}
        for line in open(path, encoding="utf-8"):
            word, *numbers = line.rstrip("\n").split(" ")
            vectors[word] = np.array(numbers, dtype=np.float32)
        self.near = {}
        for tag, counts in tags.items():
            known = [pair for pair, count in counts.items() if count >= 2 and pair[0] in vectors]
            if not known:
                continue
            table = np.stack([vectors[word] for word, _ in known])
            table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
            alike = table @ table.T
            for row, (word, _) in enumerate(known):
                best = np.argpartition(-alike[row], min(NEAR, len(known) - 1))[: NEAR + 1]
                self.near[tag, word] = [known[i] for i in best if known[i][0] != word]

    def vary(self, item):
        """A variant of a sentence; its tree and parties stay."""
        new = dict(item)
        for key in ("words", "lemmas", "rule", "outer"):
            new[key] = list(item[key])
        heads = {head for head, _, _ in item["gold"]}
        changed = False
        for i, (word, tag) in enumerate(zip(item["words"], item["xpos"])):
            others = self.near.get((tag, word.lower()))
            chance = REPLACE_EVENT if i in heads else REPLACE_OTHER
            if not others or random.random() > chance:
                continue
            other, lemma = random.choice(others)
            new["words"][i] = other.capitalize() if word[0].isupper() else other
            new["lemmas"][i] = lemma
            new["rule"][i], new["outer"][i] = self.signs.get((lemma, item["upos"][i]), (0, 0))
            changed = True
        return new if changed else None


@torch.no_grad()
def teach(net, items, out):
    """Writes sentences with what the teacher says of them: classes of words that may state an event, their
    statuses where they most likely do, and types of pairs, in thousandths."""
    net.eval()
    thousandths = lambda row: [round(1000 * p) for p in row]
    items = sorted(items, key=lambda item: len(item["ids"]))
    for start in range(0, len(items), 64):
        part = items[start : start + 64]
        said = read(net, part)
        chances, standing = said[0].softmax(1).tolist(), said[1].softmax(1).tolist()
        at = 0
        for item in part:
            end = at + len(item["words"])
            rows = list(enumerate(zip(chances[at:end], standing[at:end])))
            at = end
            item["chances"] = {i: thousandths(row) for i, (row, _) in rows if row[NO_EVENT] < 0.99}
            item["standing"] = {i: thousandths(row) for i, (other, row) in rows if other[NO_EVENT] < 0.5}
        pairs = pairs_of(part)
        if pairs:
            for (_, pair), row in zip(pairs, chances_of(net, pairs)[0].exp().tolist()):
                pair["chances"] = thousandths(row)
        for item in part:
            keep = ["words", "lemmas", "head", *TABLES, "pairs", "chances", "standing"]
            out.write(json.dumps({key: item[key] for key in keep}) + "\n")


def main(corpus, plain, vectors, folder, target):
    torch.set_num_threads(THREADS)
    torch.manual_seed(1)
    random.seed(1)
    pieces = Pieces(f"{folder}/vocab.txt")
    load = lambda path: [item for item in map(json.loads, open(path, encoding="utf-8")) if item["words"]]
    items, plain = load(corpus), load(plain)
    for item in items:
        item["class"], item["standing"] = [NO_EVENT] * len(item["words"]), [-1] * len(item["words"])
        for head, event, status in item["gold"]:
            if item["class"][head] == NO_EVENT:
                item["class"][head], item["standing"][head] = event, status
    prepare(items, pieces)
    train = [item for item in items if item["part"] == "train"]
    net = Teacher(load_file(f"{folder}/model.safetensors"))
    fit(net, train, [item for item in items if item["part"] == "dev"])
    if target.startswith("--cross="):
        pairs = load(target.removeprefix("--cross="))
        prepare(pairs, pieces)
        return cross(net, pairs)
    exchange = Exchange(train + plain, vectors)
    more = list(plain)
    for item in train:
        for _ in range(VARIANTS):
            variant = exchange.vary(item)
            if variant:
                variant["pairs"] = [dict(pair) for pair in item["pairs"]]
                more.append(variant)
    prepare(more, pieces)
    with open(target, "w", encoding="utf-8") as out:
        teach(net, more, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
