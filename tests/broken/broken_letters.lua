exercise {
    id = "cat",
    name = "Cÿþt",
    why = "OverÀ¯long and í € alone",
    poses = { ["täll"] = { base = "standing" } },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall", say = { "ok", short = "\xff" } } },
}
