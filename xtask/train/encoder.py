"""The encoders all-MiniLM-L6-v2 and all-mpnet-base-v2 (Apache-2.0; Reimers and Gurevych 2019, Wang et al.
2020, Song et al. 2020) as a module of torch, for the scripts that fine-tune them: how they cut words into
pieces, and their layers with the weights of the file `model.safetensors`."""

import math
import random
import unicodedata

import torch
import torch.nn as nn
import torch.nn.functional as F

HEADS = 12
# Pieces of a sentence that are read.
LONGEST = 128
QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


class Pieces:
    def __init__(self, path):
        self.vocabulary = {line.rstrip("\n"): i for i, line in enumerate(open(path, encoding="utf-8"))}
        mpnet = "<s>" in self.vocabulary
        self.first, self.last, self.unknown = (
            self.vocabulary[piece] for piece in (["<s>", "</s>", "[UNK]"] if mpnet else ["[CLS]", "[SEP]", "[UNK]"])
        )

    def of(self, word):
        word = unicodedata.normalize("NFD", word.lower())
        word = "".join(QUOTES.get(c, c) for c in word if unicodedata.category(c) != "Mn")
        parts, current = [], ""
        for c in word:
            if c.isalnum():
                current += c
            else:
                parts += [current, c] if current else [c]
                current = ""
        parts += [current] if current else []
        return [piece for part in parts for piece in self.split(part)] or [self.unknown]

    def split(self, part):
        found, start = [], 0
        while start < len(part):
            end = len(part)
            mark = "##" if start else ""
            while end > start and mark + part[start:end] not in self.vocabulary:
                end -= 1
            if end == start:
                return [self.unknown]
            found.append(self.vocabulary[mark + part[start:end]])
            start = end
        return found

    def sentence(self, words):
        """Pieces of a sentence with their borders, and where each word begins."""
        ids, first = [self.first], []
        for word in words:
            first.append(len(ids))
            ids += self.of(word)
        return ids + [self.last], first


def prepare(items, pieces):
    """Gives sentences their pieces, the word of each, and where each word begins."""
    for item in items:
        ids, first = pieces.sentence(item["words"])
        word_of = [-1] * len(ids)
        for i, (start, end) in enumerate(zip(first, first[1:] + [len(ids) - 1])):
            word_of[start:end] = [i] * (end - start)
        item["ids"], item["word_of"] = ids[:LONGEST], word_of[:LONGEST]
        item["first"] = [min(at, LONGEST - 1) for at in first]


def batches(items, length, size):
    """Items of like length together, in any order."""
    items = sorted(items, key=lambda item: length(item) + random.random() * 6)
    out = [items[i : i + size] for i in range(0, len(items), size)]
    random.shuffle(out)
    return out


class Layer(nn.Module):
    def __init__(self, width, eps):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=eps) for _ in range(2))

    def forward(self, x, bias, drop):
        count, length, width = x.shape
        heads = lambda t: t.view(count, length, HEADS, width // HEADS).transpose(1, 2)
        mixed = F.scaled_dot_product_attention(
            heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=bias.to(x.dtype)
        )
        x = self.norm1(x + drop(self.out(mixed.transpose(1, 2).reshape(count, length, width))))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


def distance_groups(length, groups=32, farthest=128):
    """Which of the groups of distances each pair of places is in, as MPNet (after T5) has them."""
    at = torch.arange(length)
    distance = at[:, None] - at[None, :]
    half, near = groups // 2, groups // 4
    far = torch.log(distance.abs().clamp(min=1).float() / near) / math.log(farthest / near) * (half - near)
    far = (near + far.long()).clamp(max=half - 1)
    return (distance < 0) * half + torch.where(distance.abs() < near, distance.abs(), far)


class Encoder(nn.Module):
    BERT = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    MPNET = BERT | {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "out": "attention.attn.o",
        "norm1": "attention.LayerNorm",
    }

    def __init__(self, weights):
        super().__init__()
        mpnet = "encoder.relative_attention_bias.weight" in weights
        rows, self.width = weights["embeddings.word_embeddings.weight"].shape
        names, eps = (self.MPNET, 1e-5) if mpnet else (self.BERT, 1e-12)
        layers = 1 + max(int(key.split(".")[2]) for key in weights if key.startswith("encoder.layer."))
        self.word, self.place = nn.Embedding(rows, self.width), nn.Embedding(512, self.width)
        self.norm = nn.LayerNorm(self.width, eps=eps)
        self.layers = nn.ModuleList(Layer(self.width, eps) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.word.weight.data = weights["embeddings.word_embeddings.weight"].float()
        places = weights["embeddings.position_embeddings.weight"].float()
        if mpnet:
            self.place.weight.data = places[2:]
            self.near = nn.Embedding(32, HEADS)
            self.near.weight.data = weights["encoder.relative_attention_bias.weight"].float()
        else:
            self.place.weight.data = places + weights["embeddings.token_type_embeddings.weight"][0]
            self.near = None
        copy = lambda module, name: module.load_state_dict(
            {part: weights[f"{name}.{part}"].float() for part in ("weight", "bias")}
        )
        copy(self.norm, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            for own, name in names.items():
                copy(getattr(layer, own), f"encoder.layer.{i}.{name}")

    def forward(self, ids, mask, marks=0):
        """Vectors of pieces; `marks` are added to what they are before the first layer."""
        length = ids.shape[1]
        x = self.word(ids) + self.place(torch.arange(length))
        x = self.drop(self.norm(x) + marks)
        bias = torch.zeros(len(ids), 1, 1, length).masked_fill(~mask[:, None, None, :], -1e9)
        if self.near is not None:
            bias = bias + self.near(distance_groups(length)).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return x
