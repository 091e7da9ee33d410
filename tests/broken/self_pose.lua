exercise {
    id = "cat", name = "Cat",
    poses = {
        tall = { base = "standing" },
        one = { base = "one" },
    },
    steps = {
        exhale { pose = "one" },
        inhale { pose = "tall" },
    },
}
