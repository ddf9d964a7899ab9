//! Events in texts that have nothing to do with states: customers' reviews and answers to questions.

use std::path::Path;

use anyhow::{Context as _, Result};
use coder::{Coder, Options};
use record::{Document, DocumentId, Metadata};

/// Reads the reviews and answers of EWT dev and test as running text, codes them and says how many
/// events come out.
pub(crate) fn report(folder: &Path) -> Result<()> {
    let mut documents: Vec<(String, String)> = Vec::new();
    let mut sentences = 0;
    for part in ["ewt-dev", "ewt-test"] {
        let path = folder.join(format!("{part}.conllu"));
        let content = std::fs::read_to_string(&path)
            .with_context(|| format!("reading {}", path.display()))?;
        let mut source = "";
        for line in content.lines() {
            if let Some(id) = line.strip_prefix("# sent_id = ") {
                source = id.rsplit_once('-').map_or(id, |(source, _)| source);
            }
            let everyday = source.starts_with("reviews") || source.starts_with("answers");
            let Some(text) = line.strip_prefix("# text = ").filter(|_| everyday) else {
                continue;
            };
            sentences += 1;
            match documents.last_mut() {
                Some((known, whole)) if known == source => {
                    whole.push(' ');
                    whole.push_str(text);
                }
                _ => documents.push((source.to_owned(), text.to_owned())),
            }
        }
    }
    let coders = [false, true].map(|careful| {
        Coder::new(Options {
            careful,
            ..Options::default()
        })
    });
    let mut events = [0; 2];
    for (id, text) in &documents {
        let document = Document {
            id: DocumentId(id.clone()),
            text: text.clone(),
            metadata: Metadata::default(),
        };
        let analysis = lang::analyze(text);
        for (sum, coder) in events.iter_mut().zip(&coders) {
            *sum += coder.code(&document, &analysis).events.len();
        }
    }
    let [fast, careful] = events;
    println!(
        "ewt dev and test, reviews and answers  {} texts, {sentences} sentences, {fast} events, {careful} by the careful network",
        documents.len()
    );
    Ok(())
}
