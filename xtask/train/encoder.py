"""The encoder all-MiniLM-L6-v2 (Apache-2.0; Reimers and Gurevych 2019, Wang et al. 2020) as a module of
torch, for `parser.py` and `teacher.py`, which fine-tune it: how it cuts words into pieces, and its layers
with the weights of its file `model.safetensors`."""

import unicodedata

import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEADS, LAYERS = 384, 12, 6
QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


class Pieces:
    def __init__(self, path):
        self.vocabulary = {line.rstrip("\n"): i for i, line in enumerate(open(path, encoding="utf-8"))}

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
        return [piece for part in parts for piece in self.split(part)] or [self.vocabulary["[UNK]"]]

    def split(self, part):
        found, start = [], 0
        while start < len(part):
            end = len(part)
            mark = "##" if start else ""
            while end > start and mark + part[start:end] not in self.vocabulary:
                end -= 1
            if end == start:
                return [self.vocabulary["[UNK]"]]
            found.append(self.vocabulary[mark + part[start:end]])
            start = end
        return found

    def sentence(self, words):
        """Pieces of a sentence with their borders, and where each word begins."""
        ids, first = [self.vocabulary["[CLS]"]], []
        for word in words:
            first.append(len(ids))
            ids += self.of(word)
        return ids + [self.vocabulary["[SEP]"]], first


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, x, mask, drop):
        count, length, _ = x.shape
        heads = lambda t: t.view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        mixed = F.scaled_dot_product_attention(
            heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=mask
        )
        x = self.norm1(x + drop(self.out(mixed.transpose(1, 2).reshape(count, length, WIDTH))))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    NAMES = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }

    def __init__(self, weights):
        super().__init__()
        rows = weights["embeddings.word_embeddings.weight"].shape[0]
        self.word, self.place = nn.Embedding(rows, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.word.weight.data = weights["embeddings.word_embeddings.weight"].float()
        self.place.weight.data = weights["embeddings.position_embeddings.weight"].float() + kind
        copy = lambda module, name: module.load_state_dict(
            {part: weights[f"{name}.{part}"].float() for part in ("weight", "bias")}
        )
        copy(self.norm, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            for own, name in self.NAMES.items():
                copy(getattr(layer, own), f"encoder.layer.{i}.{name}")

    def forward(self, ids, mask, marks=0):
        """Vectors of pieces; `marks` are added to what they are before the first layer."""
        x = self.word(ids) + self.place(torch.arange(ids.shape[1]))
        x = self.drop(self.norm(x) + marks)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :], self.drop)
        return x
