exercise {
    id = "cat", name = "Cat",
    poses = {
        tall = { base = "standing", grip = { "hands" } },
        lean = { base = "standing", hands = { at = "rail" } },
    },
    steps = {
        exhale { pose = "lean" },
        inhale { pose = "tall" },
    },
}
