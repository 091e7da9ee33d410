level {
    id = "one", name = "One",
    moves = {
        "cat",
        { "dog", version = "easier", choices = { "cow" } },
    },
    hours = { 20, 8 },
}
