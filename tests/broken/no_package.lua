
local word = package
