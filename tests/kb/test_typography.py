from kb.typography import breakable


def test_a_heading_breaks_between_words_but_never_inside_one():
    shown = breakable("无法远程连接服务器")
    assert "<wbr>" in shown
    assert "服务器" in shown


def test_english_is_left_alone_and_markup_is_escaped():
    assert breakable("Fix <b>it</b>") == "Fix &lt;b&gt;it&lt;/b&gt;"
    assert "<b>" not in breakable("修复<b>防火墙</b>问题")
