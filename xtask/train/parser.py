"""Trains a large parser on the treebanks and parses texts with it, for the training of the small one.

    python3 xtask/train/parser.py train MODEL_FOLDER TREEBANK_FOLDER teacher.pt
    cargo xtask dump --tokens > tokens.conllu
    python3 xtask/train/parser.py parse MODEL_FOLDER teacher.pt tokens.conllu > silver.conllu
    cargo xtask train --vectors vectors.txt --silver silver.conllu

MODEL_FOLDER holds `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2 (Apache-2.0). The parser puts
a biaffine arc and label scorer (Dozat & Manning 2017) and a tagger on the fine-tuned transformer. Needs
Python 3.10 or later with torch 2, numpy and safetensors. The seed is fixed; another version of torch or
another processor may give slightly different trees.
"""

import random
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

from encoder import Encoder, Pieces

LONGEST = 200
ARC, LABEL, DROPOUT = 256, 128, 0.2
EPOCHS, PIECES, RATE, HEAD_RATE = 4, 1200, 1.2e-4, 1e-3


def read(path):
    """Sentences as lists of columns; ranges and words of the enhanced tree only are left out."""
    sentence = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if sentence:
                yield sentence
            sentence = []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                sentence.append(columns)
    if sentence:
        yield sentence


def tag_of(columns):
    return f"{columns[3]}|{columns[4]}"


def label_of(columns):
    return columns[7]


class Parser(nn.Module):
    def __init__(self, weights, tags, labels):
        super().__init__()
        self.names = {"tags": tags, "labels": labels}
        self.encoder = Encoder(weights)
        own = self.encoder.width
        self.tags = nn.Linear(own, len(tags))
        mlp = lambda width: nn.Sequential(nn.Linear(own, width), nn.GELU(), nn.Dropout(DROPOUT))
        self.arc_head, self.arc_child = mlp(ARC), mlp(ARC)
        self.label_head, self.label_child = mlp(LABEL), mlp(LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(len(labels), LABEL + 1, LABEL + 1))
        nn.init.normal_(self.arc, 0, 0.02)
        nn.init.normal_(self.label, 0, 0.02)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, ids, first, lengths):
        """Word 0 of each sentence is its first piece, which stands for the root."""
        x = self.encoder(ids, ids > 0)
        x = self.drop(torch.gather(x, 1, first[..., None].expand(-1, -1, self.encoder.width)))
        one = lambda t: torch.cat([t, torch.ones_like(t[..., :1])], -1)
        arcs = one(self.arc_child(x)) @ self.arc @ self.arc_head(x).transpose(1, 2)
        there = torch.arange(x.shape[1])[None] <= lengths[:, None]
        arcs = arcs.float().masked_fill(~there[:, None, :], -1e9)
        return self.tags(x), arcs, one(self.label_child(x)), one(self.label_head(x))

    def labels(self, child, head):
        """Scores of the labels for children (words x width) under given heads."""
        return torch.einsum("wi,lij,wj->wl", child, self.label.to(child.dtype), head)


def tensors(batch):
    count, most = max(len(s["ids"]) for s in batch), max(len(s["first"]) for s in batch) + 1
    ids = torch.zeros(len(batch), count, dtype=torch.long)
    first = torch.zeros(len(batch), most, dtype=torch.long)
    for i, s in enumerate(batch):
        ids[i, : len(s["ids"])] = torch.tensor(s["ids"])
        first[i, 1 : len(s["first"]) + 1] = torch.tensor(s["first"])
    return ids, first, torch.tensor([len(s["first"]) for s in batch])


def batches(sentences):
    """Sentences of like length together, about as many pieces in each batch."""
    ordered = sorted(sentences, key=lambda s: len(s["ids"]) + random.random() * 4)
    out, batch = [], []
    for s in ordered:
        if batch and (len(batch) + 1) * len(s["ids"]) > PIECES:
            out.append(batch)
            batch = []
        batch.append(s)
    return out + ([batch] if batch else [])


def tree(scores):
    """The best tree by Chu and Liu, Edmonds; scores[child][head], word 0 the root, one child of it."""
    scores = scores.copy()
    np.fill_diagonal(scores, -1e9)
    scores[0] = -1e9
    heads = spanning(scores)
    if (heads[1:] == 0).sum() > 1:
        best, most = None, -1e18
        for root in np.nonzero(heads[1:] == 0)[0] + 1:
            only = scores.copy()
            only[1:, 0] = -1e6
            only[root, 0] = scores[root, 0]
            found = spanning(only)
            total = scores[np.arange(1, len(found)), found[1:]].sum()
            if (found[1:] == 0).sum() == 1 and total > most:
                best, most = found, total
        heads = heads if best is None else best
    return heads


def spanning(scores):
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = loop(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    own = scores[cycle, heads[cycle]]
    outer = np.nonzero(~inside)[0]
    small = np.full((len(outer) + 1, len(outer) + 1), -1e9)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    into = scores[np.ix_(cycle, outer)] - own[:, None] + own.sum()
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = scores[np.ix_(outer, cycle)].max(1)
    found = spanning(small)
    result = heads.copy()
    for i, word in enumerate(outer):
        if word:
            result[word] = (
                cycle[scores[word, cycle].argmax()] if found[i] == len(outer) else outer[found[i]]
            )
    entry = outer[found[-1]]
    child = cycle[into[:, found[-1]].argmax()]
    result[child] = entry
    return result


def loop(heads):
    state = np.zeros(len(heads), int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return np.array(path[path.index(at) :])
        for word in path:
            state[word] = 2
    return None


@torch.no_grad()
def parse(net, sentences):
    """Sets heads, labels and tags of sentences with ids and first."""
    net.eval()
    for batch in batches(sentences):
        ids, first, lengths = tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            tags, arcs, child, head = net(ids, first, lengths)
        arcs = F.log_softmax(arcs, -1).numpy()
        for i, s in enumerate(batch):
            n = len(s["first"])
            heads = tree(arcs[i, : n + 1, : n + 1].astype(np.float64))[1:]
            labels = net.labels(child[i, 1 : n + 1], head[i, heads]).argmax(1).tolist()
            tagged = tags[i, 1 : n + 1].argmax(1).tolist()
            s["said"] = [
                (net.names["tags"][tag], int(h), net.names["labels"][label])
                for tag, h, label in zip(tagged, heads, labels)
            ]
    net.train()


def figures(net, sentences):
    parse(net, sentences)
    words = tags = arcs = labelled = 0
    for s in sentences:
        for columns, (tag, head, label) in zip(s["columns"], s["said"]):
            words += 1
            tags += tag == tag_of(columns)
            arcs += head == int(columns[6])
            labelled += head == int(columns[6]) and label == columns[7]
    return f"tags {100 * tags / words:.2f}  UAS {100 * arcs / words:.2f}  LAS {100 * labelled / words:.2f}"


def prepared(path, pieces):
    out = []
    for columns in read(path):
        ids, first = pieces.sentence([c[1] for c in columns])
        out.append({"columns": columns, "ids": ids, "first": first})
    return out


def train(folder, treebank, target):
    torch.manual_seed(1)
    random.seed(1)
    pieces, weights = Pieces(f"{folder}/vocab.txt"), load_file(f"{folder}/model.safetensors")
    load = lambda name: prepared(f"{treebank}/{name}.conllu", pieces)
    sentences = [s for name in ("ewt-train", "gum-open-train") for s in load(name) if len(s["ids"]) <= LONGEST]
    dev = {name: load(f"{name}-dev") for name in ("ewt", "gum-open")}
    kinds = lambda of: sorted({of(c) for s in sentences for c in s["columns"]})
    net = Parser(weights, kinds(tag_of), kinds(label_of))
    index = {name: {kind: i for i, kind in enumerate(kinds)} for name, kinds in net.names.items()}
    encoder = set(net.encoder.parameters())
    optimiser = torch.optim.AdamW(
        [
            {"params": list(encoder), "lr": RATE, "rate": RATE},
            {"params": [p for p in net.parameters() if p not in encoder], "lr": HEAD_RATE, "rate": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    step, steps = 0, EPOCHS * len(batches(sentences))
    for epoch in range(EPOCHS):
        order = batches(sentences)
        random.shuffle(order)
        total = 0.0
        for batch in order:
            share = min(1, step / (0.05 * steps)) * max(0.01, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * share
            step += 1
            ids, first, lengths = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16):
                tags, arcs, child, head = net(ids, first, lengths)
                rows = torch.cat([torch.full((len(s["first"]),), i) for i, s in enumerate(batch)])
                words = torch.cat([torch.arange(1, len(s["first"]) + 1) for s in batch])
                heads = torch.tensor([int(c[6]) for s in batch for c in s["columns"]])
                labels = net.labels(child[rows, words], head[rows, heads])
            gold = lambda name, of: torch.tensor([index[name][of(c)] for s in batch for c in s["columns"]])
            loss = (
                F.cross_entropy(arcs[rows, words], heads)
                + F.cross_entropy(labels.float(), gold("labels", label_of))
                + 0.4 * F.cross_entropy(tags[rows, words].float(), gold("tags", tag_of))
            )
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            total += loss.item()
            if step % 200 == 0:
                print(f"{step}/{steps} loss {total / 200:.3f}", file=sys.stderr, flush=True)
                total = 0.0
        for name, part in dev.items():
            print(epoch + 1, name, figures(net, part), flush=True)
        torch.save({"names": net.names, "state": net.state_dict()}, target)


def apply(folder, model, tokens):
    pieces, weights = Pieces(f"{folder}/vocab.txt"), load_file(f"{folder}/model.safetensors")
    saved = torch.load(model)
    net = Parser(weights, *saved["names"].values())
    net.load_state_dict(saved["state"])
    sentences = [s for s in prepared(tokens, pieces) if len(s["ids"]) <= 2 * LONGEST]
    parse(net, sentences)
    for s in sentences:
        for columns, (tag, head, label) in zip(s["columns"], s["said"]):
            upos, xpos = tag.split("|")
            print(columns[0], columns[1], "_", upos, xpos, "_", head, label, "_", "_", sep="\t")
        print()


if __name__ == "__main__":
    torch.set_num_threads(1)
    {"train": train, "parse": apply}[sys.argv[1]](*sys.argv[2:])
