//! The article in a web page and what its head says about it.

use dom_smoothie::{Config, Readability, TextMode};

use crate::document::Found;

/// The text of the article and its metadata; the reason when there is none.
pub(crate) fn article(page: &str) -> Result<(String, Found), String> {
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut reader = Readability::new(page, None, Some(config))
        .map_err(|error| format!("not readable as HTML: {error}"))?;
    let article = reader
        .parse()
        .map_err(|error| format!("no article found in the page: {error}"))?;
    let found = Found {
        title: (!article.title.is_empty()).then(|| article.title.to_string()),
        publisher: article.site_name.map(|name| name.to_string()),
        author: article.byline.map(|name| name.to_string()),
        date: article.published_time.map(|time| time.to_string()),
        url: article.url.map(|url| url.to_string()),
        external_id: None,
    };
    Ok((article.text_content.to_string(), found))
}
