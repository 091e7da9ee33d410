for key in pairs({ [{}] = 1 }) do end
