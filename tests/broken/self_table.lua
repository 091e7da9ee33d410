-- A table that holds itself.
local pose = { base = "standing" }
pose.spine = pose
pose.neck = { pose }
exercise {
    id = "cat", name = "Cat",
    poses = { tall = pose },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" } },
}
