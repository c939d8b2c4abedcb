use crate::text::form::FormWords;

pub static WORDS: FormWords = FormWords {
    preview: "Next: preview",
    preview_title: "A last look before you send",
    preview_lead: "Nothing has been sent yet. Press Send when it is right.",
    preview_public: "What will be public",
    preview_public_hint: "Not now. Once it is answered and somebody has checked it, it is published with the answer; what looks like personal data is covered: ▇▇▇.",
    preview_private: "What stays private",
    preview_private_hint: "Only the staff can see it.",
    preview_edit: "Back to the form",
    received_on: "Received on",
    left_empty: "left empty",
    kept_title: "Reports kept on this device",
    waiting: "Not sent yet: it is kept on this device, with your contact and photos. It goes by itself once you are online, even if you close the page, and once only.",
    try_now: "Try now",
    take_back: "Take it back and change it",
    went: "It was sent, and what you wrote is gone from this device.",
    noted: "I have noted it: remove it here",
    photos_lost: "The photos were not kept. You can add them where you follow the report.",
    to_sample: "For trial: report to the made-up sample region",
    from_sample: "The sample region is made up: a report here is for demonstration and marked as a sample.",
};
