-- A few for the back and the shoulders, all of them standing.
level {
    id = "after_feeding", name = "After feeding",
    about = "Feeding bends the back. These make it long again.",
    icon = "door_feeding",
    moves = {
        { "supported_forward_bend" },
        { "front_to_back_opener", choices = { "side_to_side_bend" } },
        { "knee_to_chest_release", choices = { "twisting_cat" } },
    },
}
