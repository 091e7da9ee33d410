exercise {
    id = "cat",
    name = "C\0at",
    why = "two\nlines",
    poses = { tall = { base = "stand\0ing" } },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall", say = "\27[31mred" } },
}
