-- A memory bomb of one long text.
local text = "garden"
while true do
    text = text .. text
end
