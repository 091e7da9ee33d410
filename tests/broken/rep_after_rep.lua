-- Alone it flows; a second repetition begins with the breath that the first ended with.
exercise {
    id = "cat", name = "Cat", reps = 3,
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    steps = {
        exhale { pose = "low" },
        inhale { pose = "low" },
        exhale { pose = "tall" },
    },
}
