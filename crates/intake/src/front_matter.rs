//! `key: value` (between `---`) or `key = "value"` (between `+++`) at the head of a text.

use crate::document::Found;

/// Splits a text into its front matter and the rest.
pub(crate) fn split(text: &str) -> (Found, &str) {
    let mut found = Found::default();
    let trimmed = text.trim_start_matches(['\n', ' ']);
    for (fence, separator) in [("---", ':'), ("+++", '=')] {
        let Some(rest) = trimmed
            .strip_prefix(fence)
            .and_then(|rest| rest.strip_prefix('\n'))
        else {
            continue;
        };
        let Some(end) = rest.find(&format!("\n{fence}")) else {
            continue;
        };
        let lines: Vec<&str> = rest[..end]
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        // A rule above running text is not front matter.
        if lines.is_empty() || !lines.iter().all(|line| line.contains(separator)) {
            continue;
        }
        for line in lines {
            let Some((key, value)) = line.split_once(separator) else {
                continue;
            };
            set(
                &mut found,
                key.trim(),
                value.trim().trim_matches(['"', '\'']),
            );
        }
        let body = &rest[end + 1 + fence.len()..];
        return (found, body.trim_start_matches('\n'));
    }
    (found, text)
}

pub(crate) fn set(found: &mut Found, key: &str, value: &str) {
    let slot = match key.to_ascii_lowercase().as_str() {
        "title" | "headline" => &mut found.title,
        "publisher" | "publication" | "source" | "site_name" => &mut found.publisher,
        "author" | "byline" => &mut found.author,
        "date" | "published" | "datepublished" => &mut found.date,
        "url" | "link" | "canonical" => &mut found.url,
        "id" => &mut found.external_id,
        _ => return,
    };
    if slot.is_none() && !value.is_empty() {
        *slot = Some(value.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn front_matter_is_split_off() {
        let (found, body) =
            split("---\ntitle: \"Talks: a note\"\ndate: 2023-06-01\n---\n\nText.\n");
        assert_eq!(found.title.as_deref(), Some("Talks: a note"));
        assert_eq!(found.date.as_deref(), Some("2023-06-01"));
        assert_eq!(body, "Text.\n");
        let (found, body) = split("+++\ntitle = 'Talks'\n+++\nText.");
        assert_eq!((found.title.as_deref(), body), (Some("Talks"), "Text."));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        let text = "---\nThe ministers met.\n---\nText.";
        assert_eq!(split(text).1, text);
        assert_eq!(
            split("---\ntitle: never closed").1,
            "---\ntitle: never closed"
        );
    }
}
