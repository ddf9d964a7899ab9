//! Adding files to an event data set.

use codebook::{EventType, Mode, Sector};
use record::{DyadCell, EventFile, EventSetSettings, PeriodTotal, SetEvent, Source};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::{Book, BookError};

/// Names of files that the list of sources shows; the table of files has all.
const NAMES: usize = 20;

/// An import of files into an event data set. What came since the last whole file is taken back when
/// it is dropped.
pub struct EventImport<'b> {
    connection: &'b Connection,
    source: i64,
    open: bool,
}

impl Drop for EventImport<'_> {
    fn drop(&mut self) {
        if self.open {
            // Nothing can be said from here; SQLite takes it back when the book is opened next.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

impl Book {
    /// Begins to add files to an event data set. With `anew`, what the book has of the same source and
    /// version goes when the first file is in.
    ///
    /// # Errors
    /// [`BookError::OtherSettings`] when the book counts the events of the source in another manner.
    pub fn begin_events(
        &mut self,
        source: &Source,
        settings: &EventSetSettings,
        anew: bool,
    ) -> Result<EventImport<'_>, BookError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let mut import = EventImport {
            connection: &self.connection,
            source: 0,
            open: true,
        };
        import.source = import.begin(source, settings, anew)?;
        Ok(import)
    }
}

impl EventImport<'_> {
    fn begin(
        &self,
        source: &Source,
        settings: &EventSetSettings,
        anew: bool,
    ) -> Result<i64, BookError> {
        let key = [&source.key, &source.version];
        if anew {
            self.connection
                .execute("DELETE FROM sources WHERE key = ? AND version = ?", key)?;
        }
        let known: Option<(i64, Option<String>, Option<String>)> = self
            .connection
            .query_row(
                "SELECT id, grain, duplicates FROM sources LEFT JOIN event_sets ON source = id
                 WHERE key = ? AND version = ?",
                key,
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        if let Some((id, grain, duplicates)) = known {
            let same = grain.as_deref() == Some(settings.grain.name())
                && duplicates.as_deref() == Some(settings.duplicates.as_str());
            if !same {
                return Err(BookError::OtherSettings {
                    source_name: format!("{} {}", source.key, source.version),
                    grain: grain.unwrap_or_default(),
                    duplicates: duplicates.unwrap_or_default(),
                });
            }
            return Ok(id);
        }
        self.connection.execute(
            "INSERT INTO sources (key, version, name, citation, licence, url, files, imported_at,
                 rows_read, rows_kept, rows_broken, rows_unmatched)
             VALUES (?, ?, ?, ?, ?, ?, '', '', 0, 0, 0, 0)",
            params![
                source.key,
                source.version,
                source.name,
                source.citation,
                source.licence,
                source.url
            ],
        )?;
        let id = self.connection.last_insert_rowid();
        self.connection.execute(
            "INSERT INTO event_sets VALUES (?, ?, ?, ?)",
            params![
                id,
                settings.grain.name(),
                settings.duplicates,
                settings.scale.name()
            ],
        )?;
        Ok(id)
    }

    /// Adds counts to those with the same keys.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn counts(&mut self, cells: &[DyadCell], totals: &[PeriodTotal]) -> Result<(), BookError> {
        // In the order of the key a table is filled fastest.
        let mut cells: Vec<&DyadCell> = cells.iter().collect();
        cells.sort_unstable_by_key(|cell| {
            (&cell.actor, recipient(cell), cell.period, name(cell.event))
        });
        let mut dyads = self.connection.prepare_cached(
            "INSERT INTO event_dyads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET events = events + excluded.events,
                 records = records + excluded.records, score = score + excluded.score,
                 given = given + excluded.given, given_events = given_events + excluded.given_events,
                 mentions = mentions + excluded.mentions",
        )?;
        for cell in cells {
            let counts = &cell.counts;
            dyads.execute(params![
                self.source,
                cell.actor.as_str(),
                recipient(cell),
                cell.period.number(),
                name(cell.event),
                quad(cell.event),
                counts.events,
                counts.records,
                counts.score,
                counts.given,
                counts.given_events,
                counts.mentions
            ])?;
        }
        let mut all = self.connection.prepare_cached(
            "INSERT INTO event_totals VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET events = events + excluded.events,
                 records = records + excluded.records,
                 between_states = between_states + excluded.between_states",
        )?;
        for total in totals {
            all.execute(params![
                self.source,
                total.period.number(),
                name(total.event),
                quad(total.event),
                total.events,
                total.records,
                total.between_states
            ])?;
        }
        Ok(())
    }

    /// Keeps a record.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn keep(&mut self, event: &SetEvent<'_>) -> Result<(), BookError> {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (actor, recipient) = (&event.actor, &event.recipient);
        self.connection
            .prepare_cached(
                "INSERT INTO event_records VALUES
                 (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                self.source,
                event.id,
                event.day.to_string(),
                actor.states.join(" "),
                actor.sector.map(Sector::name),
                some(actor.code),
                some(actor.name),
                recipient.states.join(" "),
                recipient.sector.map(Sector::name),
                some(recipient.code),
                some(recipient.name),
                event.cameo,
                event.event.map(EventType::name),
                event.mode.map(Mode::name),
                event.given_score,
                event.mentions,
                event.sources,
                some(event.place),
                event.place_country,
                event.position.map(|at| at.0),
                event.position.map(|at| at.1),
                some(event.citation),
                event.duplicate
            ])?;
        Ok(())
    }

    /// Ends a file: what came since the last one is in the book from now on. False when a file with the
    /// same records was added before; then what came is dropped. `now` is in ISO 8601.
    ///
    /// # Errors
    /// [`BookError::ChangedFile`] when a file of the same name or with the same first record, and with
    /// other records of the same days, is in the book. Nothing of the file is in then.
    pub fn file(&mut self, file: &EventFile, now: &str) -> Result<bool, BookError> {
        let digest = format!("{:016x}", file.digest);
        let known: bool = self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM event_files WHERE source = ? AND digest = ?)",
            params![self.source, digest],
            |row| row.get(0),
        )?;
        if known {
            self.connection.execute_batch("ROLLBACK; BEGIN IMMEDIATE")?;
            return Ok(false);
        }
        let days = file.days.map(|(a, b)| (a.to_string(), b.to_string()));
        let (first, last) = days.unzip();
        let other: Option<String> = self
            .connection
            .query_row(
                "SELECT name FROM event_files WHERE source = ? AND (name = ? OR first_id = ?)
                     AND first_day <= ? AND last_day >= ? LIMIT 1",
                params![self.source, file.name, file.first_id, last, first],
                |row| row.get(0),
            )
            .optional()?;
        if let Some(other) = other {
            return Err(BookError::ChangedFile {
                file: file.name.clone(),
                other,
            });
        }
        self.connection.execute(
            "INSERT INTO event_files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                self.source,
                file.name,
                file.first_id,
                digest,
                file.records,
                first,
                last,
                now
            ],
        )?;
        self.connection.execute(
            "UPDATE sources SET rows_read = rows_read + ?, rows_kept = rows_kept + ?,
                 rows_broken = rows_broken + ?, rows_unmatched = rows_unmatched + ?, imported_at = ?
             WHERE id = ?",
            params![
                file.rows,
                file.records,
                file.broken,
                file.unmatched,
                now,
                self.source
            ],
        )?;
        self.connection.execute_batch("COMMIT; BEGIN IMMEDIATE")?;
        Ok(true)
    }

    /// Ends the import: the names of the files go into the list of sources. What came after the last
    /// whole file is dropped.
    ///
    /// # Errors
    /// When the book cannot be written; the files are in nevertheless.
    pub fn finish(mut self) -> Result<(), BookError> {
        self.connection.execute_batch("ROLLBACK; BEGIN IMMEDIATE")?;
        let mut statement = self
            .connection
            .prepare("SELECT name FROM event_files WHERE source = ? ORDER BY first_day, name")?;
        let names = statement.query_map([self.source], |row| row.get::<_, String>(0))?;
        let mut names: Vec<String> = names.collect::<Result<_, _>>()?;
        if names.len() > NAMES {
            let more = format!("and {} more", names.len() - NAMES);
            names.truncate(NAMES);
            names.push(more);
        }
        self.connection.execute(
            "UPDATE sources SET files = ? WHERE id = ?",
            params![names.join("\n"), self.source],
        )?;
        self.connection.execute_batch("COMMIT")?;
        self.open = false;
        Ok(())
    }
}

fn recipient(cell: &DyadCell) -> &str {
    cell.recipient.as_deref().unwrap_or("")
}

fn name(event: Option<EventType>) -> &'static str {
    event.map_or("", EventType::name)
}

fn quad(event: Option<EventType>) -> u8 {
    event.map_or(0, |event| event.quad().number())
}
