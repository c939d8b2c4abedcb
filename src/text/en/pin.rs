use crate::text::pin::PinWords;

pub static WORDS: PinWords = PinWords {
    label: "Sketch: choose the place",
    keys: |step| {
        format!(
            "Tap to set the mark; it can be dragged. Keys: arrows move it by {step}, with Shift ten times as far; plus and minus zoom; Delete removes it."
        )
    },
    sketch: "A sketch, no map",
    north: "N",
    closer: "Zoom in",
    wider: "Zoom out",
    own: "Use my position",
    asking: "Looking for your position…",
    found: |metres| format!("Your position is set, within about {metres} m."),
    refused: "The browser did not allow it. You can tap on the sketch or fill in coordinates.",
    not_found: "Your position cannot be had now. You can tap on the sketch or fill in coordinates.",
    remove: "Remove the mark",
    none: "No place is marked yet.",
    tap: "The rings are monitoring stations.",
};
