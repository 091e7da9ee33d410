-- One movement to wake up; one press puts another one here.
level {
    id = "morning", name = "Good morning",
    about = "One movement to wake up.",
    icon = "door_morning", hours = { 5, 11 },
    moves = {
        { "side_to_side_bend", choices = { "front_to_back_opener", "supported_forward_bend" } },
    },
}
