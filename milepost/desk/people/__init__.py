"""Who, at the desk: the partnership, organisations, bodies, posts and holders, invitations and roles."""
