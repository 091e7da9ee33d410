-- More faults than a page holds.
local poses = {}
for i = 1, 60 do poses["pose_" .. i] = { bas = "standing" } end
exercise {
    id = "cat", name = "Cat",
    poses = poses,
    steps = { exhale { pose = "pose_1" }, inhale { pose = "pose_1" } },
}
