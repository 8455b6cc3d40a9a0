from tests.builders import make_graph, make_guides, make_outcome, make_question


def test_a_missing_target_is_the_hand_over():
    guides = make_guides(make_graph(make_question("a", "x > other.node", "y > gone")))
    assert guides.node("other.node").escalates
    assert guides.node("g.gone").escalates


def test_questions_left_counts_the_shortest_and_the_longest_way_to_an_outcome():
    graph = make_graph(
        make_question("a", "x > fix", "y > b", unknown="b"),
        make_question("b", "x > fix", "y > c", unknown="c"),
        make_question("c", "x > fix", "y > support", unknown="support"),
        make_outcome("fix"),
    )
    left = make_guides(graph).questions_left
    assert left["g.a"] == (1, 3)
    unsure = make_graph(
        make_question("a", "x > fix", "y > fix", unknown="b"),
        make_question("b", "x > fix", "y > fix"),
        make_outcome("fix"),
    )
    assert make_guides(unsure).questions_left["g.a"] == (1, 1)
    assert left["g.c"] == (1, 1)


def test_questions_left_follows_edges_into_another_guide():
    first = make_graph(make_question("a", "x > h.b", "y > support"), key="g")
    second = make_graph(make_question("b", "x > fix", "y > support"), make_outcome("fix"), key="h")
    assert make_guides(first, second).questions_left["g.a"] == (1, 2)


def test_reachable_holds_everything_that_can_come_after():
    graph = make_graph(
        make_question("a", "x > fix", "y > support"), make_outcome("fix", then="late"), make_outcome("late")
    )
    assert make_guides(graph).reachable["g.a"] == {"g.a", "g.fix", "g.late", "g.support"}


def test_questions_are_counted_however_many_stand_in_a_row():
    row = [make_question(f"n{number}", f"x > n{number + 1}", "y > support") for number in range(2000)]
    assert make_guides(make_graph(*row)).questions_left["g.n0"] == (1, 2000)


def test_a_circle_of_questions_is_counted_once_around():
    graph = make_graph(make_question("a", "x > b"), make_question("b", "x > a"))
    assert make_guides(graph).questions_left["g.a"] == (2, 2)
