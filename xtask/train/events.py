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
FIELDS, MODES = 22, 67
EPOCHS, BATCH, RATE, DROPOUT = 24, 24, 2e-3, 0.3
# A field is said from this chance on.
FIELD_FROM = 0.35
# Matrices are written in six bits: whole numbers from -31 to 31, and a scale a row.
TOP = 31
# Sentences of the teacher in a step.
SOFT = 32
# For cross-validation: rate and epochs over the other folds, how much the rules' type counts, the types
# that PLV has as one, and the quad classes of the types.
CROSS_RATE, CROSS_EPOCHS, RULE_WEIGHT, YIELD = 1e-3, 8, [2.0, 1.3], {3, 6}
QUADS = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]
WORD_DROPOUT, RULE_DROPOUT = 0.1, 0.15
RULES_SAY_DROPOUT, ROLE_WEIGHT, STATUS_WEIGHT, FIELD_WEIGHT, MODE_WEIGHT = 0.2, 1.0, 0.5, 0.5, 0.5


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
    pieces = {key: [item[key] for item in items] for key in ("ids", "word_of", "first") if key in items[0]}
    return {key: torch.tensor(value) for key, value in out.items()} | pieces


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
        # Fields and mode: of the event's word, of what it seeks in its sentence, of its type and of the rules.
        self.seeking, self.sought = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 2 * WIDTH)
        self.fielded, self.moded = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(WIDTH, 2 * WIDTH)
        self.field_types, self.mode_types = (nn.Embedding(NO_EVENT, 2 * WIDTH) for _ in range(2))
        self.fields_by_rules = nn.Embedding(FIELDS, 2 * WIDTH)
        self.mode_by_rules = nn.Embedding(MODES + 1, 2 * WIDTH)
        self.field, self.mode = nn.Linear(WIDTH, FIELDS), nn.Linear(WIDTH, MODES + 1)
        for table in [*self.ties, self.by_rules, *self.tables_of_events()]:
            nn.init.normal_(table.weight, 0, 0.2)
        self.drop = nn.Dropout(DROPOUT)

    def tables_of_events(self):
        return [self.field_types, self.fields_by_rules, self.mode_types, self.mode_by_rules]

    def maxout(self, z):
        return self.drop(z.view(-1, 2, WIDTH).max(1)[0])

    def roles(self, x, events, parties, ties):
        """Scores of the roles of parties in events, by the places of their words."""
        if self.training:
            silent = torch.rand(len(ties)) < RULES_SAY_DROPOUT
            ties = ties.clone()
            ties[silent, BY_RULES] = 0
        z = self.tied_event(x[events]) + self.tied_party(x[parties])
        for column, table in enumerate(self.ties):
            z = z + table(ties[:, column])
        return self.role(self.maxout(z))

    def statuses(self, x, events, by_rules):
        """Scores of the statuses of events, with what the rules say (the last row: nothing)."""
        if self.training:
            by_rules = torch.where(torch.rand(len(by_rules)) < RULES_SAY_DROPOUT, STATUSES, by_rules)
        z = self.standing(x[events]) + self.by_rules(by_rules)
        return self.status(self.maxout(z))

    def fields(self, x, sentence, events, types, by_rules):
        """Scores of the fields of events of types, with what the rules say."""
        if self.training:
            by_rules = by_rules * (torch.rand(len(by_rules), 1) > RULES_SAY_DROPOUT)
        score = self.seeking(x[events]) @ x.t() / WIDTH**0.5
        score = score.masked_fill(sentence[events][:, None] != sentence[None, :], -1e9)
        around = self.sought(score.softmax(1) @ x)
        z = self.fielded(x[events]) + around + self.field_types(types) + by_rules @ self.fields_by_rules.weight
        return self.field(self.maxout(z))

    def modes(self, x, events, types, by_rules):
        """Scores of the modes of events of types, the last one for no mode, with what the rules say."""
        if self.training:
            by_rules = torch.where(torch.rand(len(by_rules)) < RULES_SAY_DROPOUT, MODES, by_rules)
        z = self.moded(x[events]) + self.mode_types(types) + self.mode_by_rules(by_rules)
        return self.mode(self.maxout(z))

    def words(self, b):
        """What is known of the words by themselves."""
        words = self.vectors[b["word"]]
        if self.training:
            words = words * (torch.rand(len(words), 1) > WORD_DROPOUT)
        return self.word(words)

    def forward(self, b):
        rule = b["rule"]
        if self.training:
            rule = rule * (torch.rand(rule.shape) > RULE_DROPOUT)
        x = self.words(b)
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


class Events:
    """The events of sentences: places of their words and of parties, what holds and what the rules say."""

    def __init__(self, items):
        events = [(start, event) for start, item in starts(items) for event in item["ties"]]
        told = [(start + e["head"], start + word, role, tie) for start, e in events for word, role, tie in e["parties"]]
        tensor = lambda values: torch.tensor(list(values), dtype=torch.long)
        self.ties = [tensor(column) for column in zip(*told)] if told else None
        either = lambda key, none: tensor(none if e[key] is None else e[key] for _, e in events)
        self.words = tensor(start + e["head"] for start, e in events)
        self.types = tensor(e["event"] for _, e in events)
        self.status = tensor(e["status"] for _, e in events)
        self.status_by_rules = either("by_rules", STATUSES)
        self.mode, self.mode_by_rules = either("mode", MODES), either("mode_by_rules", MODES)
        several = lambda key: torch.tensor([[float(f in e[key]) for f in range(FIELDS)] for _, e in events])
        self.fields, self.fields_by_rules = several("fields"), several("fields_by_rules")


def starts(items):
    """Sentences with the places of their first words."""
    at = 0
    for item in items:
        yield at, item
        at += len(item["words"])


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
    told = Events(items)
    if len(told.words):
        loss = loss + loss_of_events(net, x, b["sentence"], told) / len(items)
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


def loss_of_events(net, x, sentence, told):
    """Of the sides of events, their status, mode and fields."""
    entropy = lambda scores, gold: F.cross_entropy(scores, gold, reduction="sum")
    loss = STATUS_WEIGHT * entropy(net.statuses(x, told.words, told.status_by_rules), told.status)
    loss = loss + MODE_WEIGHT * entropy(net.modes(x, told.words, told.types, told.mode_by_rules), told.mode)
    scores = net.fields(x, sentence, told.words, told.types, told.fields_by_rules)
    loss = loss + FIELD_WEIGHT * F.binary_cross_entropy_with_logits(scores, told.fields, reduction="sum")
    if told.ties:
        events, parties, roles, ties = told.ties
        loss = loss + ROLE_WEIGHT * entropy(net.roles(x, events, parties, ties), roles)
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
    # Found, right and true ones.
    words, sides, by_rules, fields, fields_by_rules = (torch.zeros(3) for _ in range(5))
    standing, modes, hits = [], [], []
    for start in range(0, len(items), 64):
        part = items[start : start + 64]
        b = batch(part)
        event, x, _, _ = net(b)
        said, true = event.argmax(1), torch.tensor(sum((item["class"] for item in part), []))
        words += counts(said, true, NO_EVENT)
        told = Events(part)
        if not len(told.words):
            continue
        standing += (net.statuses(x, told.words, told.status_by_rules).argmax(1) == told.status).tolist()
        modes += (net.modes(x, told.words, told.types, told.mode_by_rules).argmax(1) == told.mode).tolist()
        scores = net.fields(x, b["sentence"], told.words, told.types, told.fields_by_rules)
        found = (scores.sigmoid() > FIELD_FROM).long().scatter(1, scores.argmax(1, keepdim=True), 1)
        fields += counts(found, told.fields.long(), 0)
        fields_by_rules += counts(told.fields_by_rules.long(), told.fields.long(), 0)
        if told.ties:
            events, parties, roles, ties = told.ties
            sides += counts(net.roles(x, events, parties, ties).argmax(1), roles, 0)
            by_rules += counts((ties[:, BY_RULES] - 1).clamp(min=0), roles, 0)
    for start in range(0, len(pairs), 64):
        part = pairs[start : start + 64]
        chances, _ = chances_of(net, part)
        hits += [a == pair["class"] for a, (_, pair) in zip(chances.argmax(1).tolist(), part)]
    net.train()
    share = lambda right: 100 * sum(right) / max(1, len(right))
    f1 = lambda c: float(200 * c[1] / (c[0] + c[2]).clamp(min=1))
    return (
        f"words of events: precision {100 * words[1] / words[0].clamp(min=1):.1f}"
        f" recall {100 * words[1] / words[2].clamp(min=1):.1f}  status {share(standing):.1f}"
        f"  sides F1 {f1(sides):.1f} (rules {f1(by_rules):.1f})"
        f"  fields F1 {f1(fields):.1f} (rules {f1(fields_by_rules):.1f})  mode {share(modes):.1f}"
        f"  given pairs {share(hits):.1f}"
    )


def counts(said, true, nothing):
    """How many are said, right and true, but for what says nothing."""
    right = (said == true) & (true != nothing)
    return torch.stack([(said != nothing).sum(), right.sum(), (true != nothing).sum()]).float()


def quantised(weight):
    """Whole numbers and scales of the rows of a matrix, the scales with the least squared error."""
    most, best = weight.abs().amax(1).clamp(min=1e-8), None
    for part in np.linspace(0.5, 1.0, 26):
        step = most * part / TOP
        rounded = (weight / step[:, None]).round().clamp(-TOP, TOP)
        error = ((rounded * step[:, None] - weight) ** 2).sum(1)
        if best is None:
            best, scale, numbers = error, step, rounded
        better = error < best
        best, scale = torch.where(better, error, best), torch.where(better, step, scale)
        numbers = torch.where(better[:, None], rounded, numbers)
    return numbers, scale


class Weights:
    """A file of parameters as crates/coder/src/judge/weights.rs reads it."""

    def __init__(self, magic):
        self.bytes = bytearray(magic)

    def floats(self, tensor):
        self.bytes += tensor.detach().contiguous().numpy().astype("<f4").tobytes()

    def rows(self, matrix):
        """Each row with its scale, then its numbers, four in three bytes."""
        numbers, scale = quantised(matrix.detach().float())
        fours = (numbers.long() + TOP + 1).view(len(matrix), -1, 4)
        packed = sum(fours[:, :, at] << (6 * at) for at in range(4))
        three = torch.stack([packed >> shift & 255 for shift in (0, 8, 16)], 2).to(torch.uint8)
        for factor, row in zip(scale, three):
            self.floats(factor)
            self.bytes += row.numpy().tobytes()

    def linear(self, layer):
        self.rows(layer.weight)
        self.floats(layer.bias)

    def network(self, net):
        """The order of crates/coder/src/judge/network.rs: tables, word, layers, heads."""
        for table in net.tables.values():
            self.rows(table.weight)
        tied = [net.tied_event, net.tied_party, net.role, net.standing, net.status]
        of_events = [net.seeking, net.sought, net.fielded, net.field, net.moded, net.mode]
        for layer in [net.word, *net.layers, net.event, net.attention, net.pair, *tied, *of_events]:
            self.linear(layer)
        for table in [*net.ties, net.by_rules, *net.tables_of_events()]:
            self.rows(table.weight)


def write(net, path):
    out = Weights(b"CHNEVNT4")
    out.network(net)
    open(path, "wb").write(out.bytes)


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


def all_at(rate):
    """All parameters of a network learn at one rate."""
    return lambda net: [{"params": list(net.parameters()), "top": rate}]


def cross(learnt, items, groups=all_at(CROSS_RATE)):
    """Five-fold cross-validation over given pairs: what was learnt from the corpus learns four fifths, the
    last is told apart. The rules' type counts as crates/coder/src/judge/mod.rs has it."""
    gold, said = [], []
    for fold, (held, others) in enumerate(folds_of(items)):
        net = copy.deepcopy(learnt)
        net.train()
        more = pairs_of(others)
        optimiser = torch.optim.AdamW(groups(net), weight_decay=1e-4)
        total, step = CROSS_EPOCHS * (len(more) // BATCH + 1), 0
        for _ in range(CROSS_EPOCHS):
            random.shuffle(more)
            for start in range(0, len(more), BATCH):
                step += 1
                for group in optimiser.param_groups:
                    group["lr"] = group["top"] * max(0.02, 1 - step / total)
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
