"""Words that stand in questions about everything and so say little about any. Pure."""

_ENGLISH = """
morning evening night afternoon tonight tomorrow month months days hours monday tuesday wednesday thursday friday
saturday sunday week weeks year years ago recently suddenly all everything everyone nobody one two three both
best much many long make made way well good since ago today yesterday week always never every other another again back
let look see say says tell thing something someone anybody people really very too ok please sure right copy
a an the is are was were be been am do does did have has had i im ive me my mine we our us you your he she it
its they them this that these those to of in on at for from by with and or but not no so as if then than when
where why what which who how can could should would will wont cant may might just only also any some there
here get gets got getting after before while about into out up please help try tried trying thanks anyone hi
hello doesnt dont didnt isnt cannot via using use used still even now want need know problem issue error
"""

_CHINESE = """
老是 干嘛 厉害 怎么做 哪里 特别 奇怪 好像 麻烦 帮忙 大神 老师 哪位 小弟 新手 小白 教程 方法 办法 步骤
的 了 吗 呢 吧 啊 呀 我 你 您 他 她 它 我们 你们 他们 是 在 有 和 与 或 就 都 也 还 又 很 这 那 这个 那个 个
请 请问 怎么 怎样 怎么办 如何 什么 为什么 为啥 是不是 可以 能 会 要 想 把 被 让 给 对 到 从 用 去 来 上 下 里
中 之 而 但 但是 不过 因为 所以 如果 然后 一下 一直 已经 现在 之后 以后 以前 时候 的话 问题 情况 求助 谢谢
大家 各位 没有 不 没 时 后 前 咋 咋办 解决 依然 直接 导致 以及 这么 那么 比较 有点 感觉 突然 总是 老是 经常
段时间 时间 只 只能 只有 并 并且 其他 其它 自己 或者 还是 还有 一些 某 每次 之类 怎么回事 看 看到 说 该 各 若
无 里面 上面 下面 为 以 及 所 使 由于 跟 等 啥 么 了吗 才 再 又是 全部 都是 进行 出现 提示 显示 使用 需要 知道
这样 那样 一个 有人 求 求解 急 好 了解
"""

ENGLISH = frozenset(_ENGLISH.split())
CHINESE = frozenset(_CHINESE.split())
