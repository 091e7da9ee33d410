-- Long texts again and again, none of them kept.
local text = string.rep("x", 60000)
for i = 1, 1e9 do local other = text .. i end
