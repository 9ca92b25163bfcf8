"""Milepost: the open platform on which a local area keeps its promises to children and young people with SEND."""
