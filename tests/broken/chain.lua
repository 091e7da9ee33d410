-- The longest chain of poses that fits is fine; its end is a wrong word.
exercise {
    id = "cat", name = "Cat",
    poses = {
        a = { base = "b" }, b = { base = "c" }, c = { base = "d" }, d = { base = "e" },
        e = { base = "f" }, f = { base = "g" }, g = { base = "h" }, h = { base = "i" },
        i = { base = "j" }, j = { base = "k" }, k = { base = "l" }, l = { base = "m" },
        m = { base = "n" }, n = { base = "o" }, o = { base = "p" },
        p = { base = "standin" },
    },
    steps = { exhale { pose = "a" }, inhale { pose = "a" } },
}
