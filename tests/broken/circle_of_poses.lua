exercise {
    id = "cat", name = "Cat",
    poses = {
        tall = { base = "standing" },
        a = { base = "b" },
        b = { base = "c" },
        c = { base = "a" },
    },
    steps = {
        exhale { pose = "a" },
        inhale { pose = "tall" },
    },
}
