//! The fields of a value, found by name in the same time however many there are.

use foldhash::HashMap;

use super::{Json, JsonValue, Member};

/// Among no more fields than this a name is looked for one by one.
const FEW: usize = 16;

/// The fields of an object; of those with one name, the first. What is no object has none.
pub(crate) struct Fields<'j, 'a> {
    members: &'j [Member<'a>],
    /// Where each stands, where there are more than a few.
    places: HashMap<&'j str, usize>,
}

impl<'j, 'a> Fields<'j, 'a> {
    /// The fields of a value.
    pub(crate) fn of(json: &'j Json<'a>) -> Self {
        let members = match &json.value {
            JsonValue::Object(members) => members.as_slice(),
            _ => &[],
        };
        let mut places = HashMap::default();
        if members.len() > FEW {
            for (at, member) in members.iter().enumerate() {
                places.entry(member.name.as_ref()).or_insert(at);
            }
        }
        Self { members, places }
    }

    /// The value of a field.
    pub(crate) fn get(&self, name: &str) -> Option<&'j Json<'a>> {
        let found = if self.members.len() > FEW {
            self.places.get(name).and_then(|&at| self.members.get(at))
        } else {
            self.members.iter().find(|member| member.name == name)
        };
        found.map(|member| &member.value)
    }

    /// Whether there is a field of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}
