from tests.board.never_met import never_met as never_met
