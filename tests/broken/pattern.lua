-- A pattern bomb.
local text = string.rep("a", 150)
string.find(text, string.rep("a?", 150) .. text)
