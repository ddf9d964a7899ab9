//! One way to declare a closed vocabulary: an enum, its names, parsing, display and serde.

/// A name that the vocabulary does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// What the vocabulary is, for example `event type`.
    pub vocabulary: &'static str,
    /// The name that was given.
    pub name: String,
}

impl std::fmt::Display for UnknownName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown {} {:?}", self.vocabulary, self.name)
    }
}

impl std::error::Error for UnknownName {}

/// Declares an enum of named values. Names are matched without regard to case.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        $vis:vis enum $type:ident ($what:literal) {
            $($(#[$vmeta:meta])* $variant:ident = $name:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $type { $($(#[$vmeta])* $variant,)+ }

        impl $type {
            /// All values, in the order of the manual.
            pub const ALL: &'static [$type] = &[$($type::$variant,)+];

            /// The name as it is written in records.
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name,)+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::names::UnknownName;
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                $type::ALL
                    .iter()
                    .copied()
                    .find(|value| value.name().eq_ignore_ascii_case(name.trim()))
                    .ok_or_else(|| $crate::names::UnknownName { vocabulary: $what, name: name.to_owned() })
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                name.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use vocabulary;
