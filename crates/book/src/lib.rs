//! The store: documents, sentences, events, numbers and corrections in one SQLite file.
