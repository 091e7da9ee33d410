local text = ("a"):rep(150)
text:find(("a*"):rep(60) .. "b")
