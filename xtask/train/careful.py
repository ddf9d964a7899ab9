"""Trains the careful network of the coder (crates/coder/src/judge) and writes crates/coder/models/careful.bin.

    python3 xtask/train/careful.py corpus.jsonl vectors.txt soft.jsonl FOLDER crates/coder/models/careful.bin

The careful network is the event network with one more thing to see of each word: its vector in the context
of the sentence, by the encoder all-MiniLM-L6-v2 (Apache-2.0; `model.safetensors` and `vocab.txt` in FOLDER),
which learns with it. The other files are those of `events.py`. Needs Python 3.10 or later with torch 2,
numpy and safetensors. Pieces of words that are rare in the texts are left out, and all weights are written
with six bits. With `--cross=pairs.jsonl` instead of the network's path it cross-validates over the given
pairs of a file and writes nothing.
"""

import random
import struct
import sys
from collections import Counter

import torch
import torch.nn as nn
from safetensors.torch import load_file

import events
from encoder import LONGEST, Encoder, Pieces, batches, prepare
from events import TABLES, Network, Weights, loss_of, loss_of_soft, pairs_of, report

EPOCHS, BATCH, SOFT, THREADS = 8, 24, 32, 2
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
# Pieces of the vocabulary that stay: those this near to its beginning, where the frequent ones are, and
# those this often in the texts.
FREQUENT, SEEN = 12000, 2


class Careful(Network):
    def __init__(self, vectors, weights):
        super().__init__(vectors)
        self.encoder = Encoder(weights)
        self.encoder.word.weight.requires_grad = False
        width = self.encoder.width
        self.mark = nn.Embedding(TABLES["party"], width)
        nn.init.normal_(self.mark.weight, 0, 0.05)
        self.context = nn.Linear(width, events.WIDTH)

    def words(self, b):
        length = max(len(ids) for ids in b["ids"])
        count = len(b["ids"])
        ids, marks = torch.zeros(count, length, dtype=torch.long), torch.zeros(count, length, dtype=torch.long)
        mask = torch.zeros(count, length, dtype=torch.bool)
        start, party = 0, b["party"]
        rows, columns = [], []
        for row, (own, word_of, first) in enumerate(zip(b["ids"], b["word_of"], b["first"])):
            ids[row, : len(own)] = torch.tensor(own)
            at = torch.tensor(word_of)
            marks[row, : len(own)] = torch.where(at >= 0, party[start + at.clamp(min=0)], 0)
            mask[row, : len(own)] = True
            start += len(first)
            rows += [row] * len(first)
            columns += first
        with torch.autocast("cpu", torch.bfloat16):
            x = self.encoder(ids, mask, self.mark(marks))
        return super().words(b) + self.context(x.float()[torch.tensor(rows), torch.tensor(columns)])


def kept_pieces(pieces, items):
    """Which pieces stay, in the order of the vocabulary."""
    counts = Counter()
    for item in items:
        counts.update(pieces.sentence(item["words"])[0])
    plain = lambda piece: piece.removeprefix("##").isascii() and not piece.startswith("[unused")
    return {
        piece: at
        for piece, at in pieces.vocabulary.items()
        if counts[at] >= SEEN or (at < FREQUENT and plain(piece)) or piece.startswith("[P")
    }


def prune(pieces, weights, items):
    """Takes out of vocabulary and weights what does not stay."""
    kept = kept_pieces(pieces, items)
    key = "embeddings.word_embeddings.weight"
    weights[key] = weights[key][list(kept.values())]
    pieces.vocabulary = {piece: at for at, piece in enumerate(kept)}
    pieces.first, pieces.last, pieces.unknown = (pieces.vocabulary[p] for p in ("[CLS]", "[SEP]", "[UNK]"))


def write(net, pieces, path):
    """The order of crates/coder/src/judge/encoder.rs, then that of the event network."""
    out, encoder = Weights(b"CHNCARE2"), net.encoder
    out.bytes += struct.pack("<I", len(pieces.vocabulary))
    for piece in pieces.vocabulary:
        text = piece.encode()
        out.bytes += bytes([len(text)]) + text
    norm = lambda module: (out.floats(module.weight), out.floats(module.bias))
    for table in [encoder.word.weight, encoder.place.weight[:LONGEST], net.mark.weight]:
        out.rows(table)
    norm(encoder.norm)
    for layer in encoder.layers:
        for part in [layer.query, layer.key, layer.value, layer.out]:
            out.linear(part)
        norm(layer.norm1)
        out.linear(layer.up)
        out.linear(layer.down)
        norm(layer.norm2)
    out.linear(net.context)
    out.network(net)
    open(path, "wb").write(out.bytes)


def endless(items, length, size):
    while True:
        yield from batches(items, length, size)


def groups(net):
    """The encoder learns slowly, what is above it fast."""
    known = {id(p) for p in net.encoder.parameters()}
    own = [p for p in net.encoder.parameters() if p.requires_grad]
    rest = [p for p in net.parameters() if id(p) not in known]
    return [{"params": own, "top": ENCODER_RATE}, {"params": rest, "top": HEAD_RATE}]


def fit(net, train, soft, watch):
    of_sentence, of_pair = lambda item: len(item["ids"]), lambda pair: len(pair[0]["ids"])
    more, more_pairs = endless(soft, of_sentence, SOFT), endless(pairs_of(soft), of_pair, SOFT // 2)
    pairs = pairs_of(train)
    optimiser = torch.optim.AdamW(groups(net), weight_decay=0.01)
    total, step = EPOCHS * (len(train) // BATCH + 1), 0
    for epoch in range(1, EPOCHS + 1):
        net.train()
        of_words = batches(train, of_sentence, BATCH)
        some = endless(pairs, of_pair, max(1, len(pairs) // len(of_words)))
        for items in of_words:
            part = min(1, step / (0.04 * total)) * max(0.02, 1 - step / total)
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * part
            optimiser.zero_grad()
            loss_of(net, items, next(some)).backward()
            loss_of_soft(net, next(more), next(more_pairs)).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
        print(epoch, report(net, watch, pairs_of(watch)), flush=True)


def main(corpus, vectors, soft, folder, target):
    torch.set_num_threads(THREADS)
    torch.manual_seed(1)
    random.seed(1)
    pieces, weights = Pieces(f"{folder}/vocab.txt"), load_file(f"{folder}/model.safetensors")
    words, table = events.read_vectors(vectors)
    parts = events.read_corpus(corpus, words)
    soft = list(events.read_items(soft, words))
    prune(pieces, weights, parts["train"] + soft)
    for items in [*parts.values(), soft]:
        prepare(items, pieces)
    net = Careful(table, weights)
    # What is above the encoder begins as the event network.
    known = events.train(table, parts["train"], soft, parts["dev"])
    net.load_state_dict(known.state_dict(), strict=False)
    fit(net, parts["train"], soft, parts["dev"])
    if target.startswith("--cross="):
        pairs = list(events.read_items(target.removeprefix("--cross="), words))
        prepare(pairs, pieces)
        events.cross(net, pairs, groups)
    else:
        write(net, pieces, target)


if __name__ == "__main__":
    main(*sys.argv[1:])

