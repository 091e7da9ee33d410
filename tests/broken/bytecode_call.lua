local chunk = string.dump(function() end)
