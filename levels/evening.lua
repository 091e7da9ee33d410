-- One movement to wind down; one press puts another one here.
level {
    id = "evening", name = "Good evening",
    about = "One movement to wind down.",
    icon = "door_evening", hours = { 18, 24 }, room = "bedroom",
    moves = {
        { "supported_forward_bend", choices = { "twisting_cat", "knee_to_chest_release" } },
    },
}
