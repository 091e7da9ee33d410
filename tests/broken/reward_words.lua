reward { id = "leaf", name = "Leaf", on = "rep_doen", show = "leaf" }
reward { id = "leaf", name = "Leaf", on = "rep_done", show = math.sin, chance = 2 }
