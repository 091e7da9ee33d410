level {
    id = "one", name = "One",
    room = "bed_room",
    moves = { "twisting_cat" },
}
