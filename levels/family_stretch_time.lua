-- All five movements in a row: the afternoon with everybody.
level {
    id = "family_stretch_time", name = "Family stretch time",
    about = "All five movements, one after the other, with everybody who likes to join.",
    icon = "door_family", hours = { 14, 18 }, room = "terrace",
    moves = {
        "front_to_back_opener",
        "twisting_cat",
        "supported_forward_bend",
        "knee_to_chest_release",
        "side_to_side_bend",
    },
}
