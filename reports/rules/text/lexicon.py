"""The lexicon (词表): the words in which reports speak of numbers, and what each means.

Data only: (kind, sense, words). The longest word at a place is the one that is read, so a word
that merely holds another (不同意公开, 行政执法案卷, 各类) is listed beside it. What stands in no
list is a word that nobody knows: a number said of it is not compared with a table. Labels of the
statutory tables are not listed; ``terms`` takes them from the formats.
"""


class Kind:
    """What a word does in a clause: plain strings, since they are compared a million times."""

    INFO = "信息"  # 政府信息, of which 公开信息 30 条 is said
    OPEN = "公开"  # a part of 信息公开, or how an application ended
    APPLY = "申请"  # makes applications of the words around it
    OBJECT = "对象"
    ARRIVAL = "收办"
    DONE = "办结"
    OUTCOME = "结果"
    CARRY = "结转"
    PENDING = "在办"
    DOCUMENT = "制发"  # 制发, 废止, 现行有效
    DECIDE = "作出"  # 作出行政处罚决定
    SHOW = "公示"  # of documents and decisions: counted on another basis
    COURT = "审理"  # the agency as reviewer or party: counted on another basis
    BODY = "机关"
    BEHALF = "代办"  # for others
    TIME = "时期"
    WHOLE = "合计"
    AMONG = "其中"
    REST = "其余"
    OPEN_LIST = "等"
    EACH = "各"
    EXCEPT = "除"
    INEXACT = "约"
    IF = "若"  # what follows is not said to be so
    DENY = "否定"
    OCCUR = "发生"
    CAUSE = "因"
    COMPARE = "比较"
    CHANGE = "增减"
    SHARE = "占比"
    LIMIT = "限定"  # a part of the whole: a channel, a kind of applicant, a topic
    PREPOSITION = "介词"  # what follows is not the one that acts
    JOIN = "连词"
    TAIL = "尾"  # 件, 数量, 事项 after a noun
    OF = "的"
    FILL = "虚"  # says nothing about what is counted
    PLAIN = "他"  # longer words that hold one of ours


LEXICON: tuple[tuple[str, str, str], ...] = (
    # what is spoken of
    (
        Kind.INFO,
        "information",
        "政府信息公开 政务信息公开 政府信息 政务信息 信息公开 政务公开 信息 政府信息公开类 "
        "信息公开类 政府信息类 信息类",
    ),
    (Kind.INFO, "proactive", "主动公开"),
    (Kind.OPEN, "open", "公开"),
    (Kind.APPLY, "disclosed", "依申请公开 依申请 依法申请公开 依法申请"),
    (
        Kind.APPLY,
        "applications",
        "依法公开申请 申请公开 要求公开 公开申请 信息申请 申请获取 依申请公开诉求 公开诉求 "
        "公开请求 信息公开请求 信息公开诉求",
    ),
    (
        Kind.APPLY,
        "bare",
        "申请 提出申请 申请量 申请数 申请数量 申请总量 申请件数 申请总数 申请件 申请事项 "
        "提出的申请",
    ),
    (
        Kind.OBJECT,
        "other",
        "行政应诉 应诉案件 行政应诉案件 申请表 许可申请 行政许可申请 复议答复 留言 来信来访 提案 "
        "建议 咨询 来电 热线 投诉 举报 信访件 政策文件 文件 公文 新闻 稿件 培训 会议 栏目 专栏 "
        "微信 微博 公众号 案卷 证明 解读 制度 访谈 工单 诉求 答复书 通知书 告知书 答复通知书 "
        "补正告知书 收费通知 收费通知书 内部规章 规章制度 党内规章 清单 目录 指南 动态 公告 公示 "
        "通知 公报 发布会 听证会 座谈会 意见 问题 申请书",
    ),
    (
        Kind.OBJECT,
        "review",
        "行政复议 复议 行政复议案件 行政复议申请 复议案件 复议申请 申请行政复议 申请复议 "
        "被申请行政复议 被申请复议 提起行政复议 提起复议 行政复议案",
    ),
    (
        Kind.OBJECT,
        "suit",
        "行政诉讼 诉讼 行政诉讼案件 诉讼案件 提起行政诉讼 提起诉讼 被提起行政诉讼 被诉 被起诉 "
        "被提起诉讼 起诉 行政诉讼案",
    ),
    (
        Kind.OBJECT,
        "suit.direct",
        "直接起诉 直接诉讼 直接提起行政诉讼 直接提起诉讼 未经复议直接提起行政诉讼 "
        "未经复议直接诉讼 未经行政复议直接起诉 未经行政复议直接提起行政诉讼",
    ),
    (
        Kind.OBJECT,
        "suit.after_review",
        "由复议转为诉讼 由复议转诉讼 复议转诉讼 复议转为诉讼 经复议转诉讼 行政复议转行政诉讼 "
        "复议后转诉讼 经复议后诉讼 经复议提起诉讼 经复议提起行政诉讼 经复议后提起诉讼 "
        "行政复议后诉讼 行政复议后提起诉讼 不服复议提起诉讼 不服复议决定提起诉讼 "
        "不服复议决定提起行政诉讼 对复议决定不服提起诉讼 复议后诉讼 复议后提起行政诉讼 "
        "复议后提起诉讼 复议后再起诉 经复议后起诉 经复议后提起行政诉讼 行政复议后起诉 "
        "复议后行政诉讼 行政复议后提起行政诉讼",
    ),
    (Kind.OBJECT, "normative", "规范性文件"),
    (Kind.OBJECT, "rules", "规章 政府规章 部门规章"),
    (Kind.OBJECT, "licences", "行政许可 行政许可决定 行政许可案件"),
    (Kind.OBJECT, "penalties", "行政处罚 行政处罚决定 行政处罚案件 行政处罚决定书"),
    (Kind.OBJECT, "compulsory", "行政强制 行政强制措施 行政强制决定"),
    (Kind.OBJECT, "fees", "事业性收费"),
    # what happened to applications
    (Kind.ARRIVAL, "new", "新收 新收到 新接收 新受理 新接到 新增 新收办 新收取"),
    (
        Kind.ARRIVAL,
        "received",
        "收到 接到 收办 接收 接受 接办 接收到 收悉 接获 登记 收到和办理 收到和处理 收到并受理 "
        "收到并办理 收到并处理 收到或受理 共收 共收到 收件 收到并答复 接收并办理 接收办理 收转 "
        "收到办理",
    ),
    (Kind.ARRIVAL, "accepted", "受理 受理并办理 受理并答复 受理量 受理数 受理数量"),
    (Kind.ARRIVAL, "processed", "办理 处理 承办 办理答复 受理办理 受理和办理"),
    (
        Kind.DONE,
        "finished",
        "办结 办理完毕 办理完结 办毕 办理完成 处理完毕 办结完毕 受理并办结 收到并办结 办理并办结",
    ),
    (
        Kind.DONE,
        "answered",
        "答复 回复 办复 答复完毕 书面答复 回复处理 答复办结 办理回复 答复申请人",
    ),
    (
        Kind.OUTCOME,
        "result.granted",
        "同意公开 公开答复 答复公开 准予公开 完全公开 全部公开 全部予以公开 予以全部公开 给予公开 "
        "予公开 决定公开",
    ),
    (
        Kind.OUTCOME,
        "result.partly_granted",
        "部分予以公开 予以部分公开 同意部分公开 部分同意公开 部分公开答复 部分准予公开",
    ),
    (
        Kind.OUTCOME,
        "result.refused",
        "未予公开 不予以公开 不同意公开 不予公开答复 不公开 不准予公开 决定不予公开 依法不予公开",
    ),
    (Kind.OUTCOME, "result.unavailable", "无法予以提供 无法提供答复 依法无法提供"),
    (Kind.OUTCOME, "absent", "不存在"),
    (Kind.OUTCOME, "result.not_handled", "不予处理答复"),
    (Kind.OUTCOME, "result.refused.internal_affairs", "属于内部事务信息 属于三类内部事务"),
    (Kind.OUTCOME, "result.refused.process_information", "属于过程性信息 属于四类过程性"),
    (Kind.OUTCOME, "result.refused.enforcement_file", "属于行政执法案卷信息 属于执法案卷"),
    (
        Kind.OUTCOME,
        "result.unavailable.not_held",
        "本机关不掌握 不掌握相关信息 本机关不掌握相关信息",
    ),
    (Kind.OUTCOME, "result.not_handled.petition", "信访举报投诉类 属于信访举报投诉类申请"),
    (Kind.OUTCOME, "result.other", "其它处理 作其他处理 按其他处理 作其它处理"),
    (
        Kind.OUTCOME,
        "told",
        "撤回 撤销 撤回申请 撤销申请 主动撤回 主动撤销 自愿撤销 自愿撤回 不属于政府信息 "
        "非政府信息 信息不存在 不掌握 不属于本机关公开 非本机关公开 告知 不予受理 不再处理 "
        "视为放弃 终止办理 不予重复处理 已主动公开 不属于本机关职责 不予答复 驳回 败诉 胜诉",
    ),
    (
        Kind.CARRY,
        "carried",
        "结转 转结 转入 转至 转到 接转 延续 延续到 延续至 顺延 遗留 结转至 结转到 结转入 转结至 "
        "结转的 结余 转接",
    ),
    (Kind.CARRY, "carried_out", "转下年 转下年度 转下一年 转下一年度 转次年 转次年度 转明年"),
    (
        Kind.PENDING,
        "carried_out",
        "未办结 尚未办结 正在办理 在办 正在办理中 尚在办理 尚在办理中 仍在办理 仍在办理中 未到期 "
        "办理中 未到答复期限 尚未到期 未到办理期限 尚未答复 正在处理 正在处理中 在办理中 "
        "尚未办理完毕",
    ),
    # how reviews and suits ended
    (
        Kind.OUTCOME,
        "upheld",
        "维持 结果维持 维持原决定 维持原行政行为 维持原具体行政行为 维持原答复 予以维持",
    ),
    (Kind.OUTCOME, "corrected", "纠正 结果纠正 被纠正 予以纠正"),
    (
        Kind.OUTCOME,
        "pending",
        "尚未审结 未审结 尚未审理终结 正在审理 正在审理中 尚在审理 尚在审理中",
    ),
    (Kind.OUTCOME, "other", "其他结果 其它结果"),
    (
        Kind.COURT,
        "court",
        "审理 立案 审结 出庭 出庭应诉 一审 二审 再审 上诉 以前 历年 旧存 新发 开庭 调解 参加 判决 "
        "裁定 案由 复议机关 办案",
    ),
    # documents, decisions, fees
    (
        Kind.DOCUMENT,
        "issued",
        "制发 制定 制定出台 出台 印发 新制定 新制发 新出台 制定印发 制定发布 制定并发布 出台印发 "
        "新印发 制定并印发 制发印发 新制作 制定公布 修订出台 印发实施",
    ),
    (Kind.DOCUMENT, "repealed", "废止 废除 宣布废止 明令废止"),
    (Kind.DOCUMENT, "in_force", "现行有效 继续有效 有效施行 现行有效的 现行"),
    (Kind.DECIDE, "decisions", "作出 做出 实施 下达"),
    (Kind.DECIDE, "some", "不予许可 不予行政许可 准予许可 准予行政许可 不予处罚 不予行政处罚"),
    (
        Kind.SHOW,
        "shown",
        "公布 归集 上传 报送 推送 录入 发布 取消 下放 承接 梳理 信用 简易 听证 文书 听取 评查 "
        "涉企 备案 备案审查 合法性审查 审查 审核 起草 转发 拟 拟定 报备 政策性 草案 征求 评估 "
        "失效 到期 拟废止 拟制定 联合 牵头 配合 清理 名义 修改 公示公告 双公示 刊登 刊发 发送 "
        "转载 挂网 更新 单独 独立",
    ),
    # whose number it is
    (
        Kind.BODY,
        "own",
        "本机关 本单位 本局 本委 本厅 本办 本院 本处 本站 本所 本队 本中心 本街道 本部门 我机关 "
        "我单位 我局 我委 我厅 我办 我院 我处 我站 我所 我队 我中心 我街道 我街 我部 本部 我会 "
        "本会 我校 本校 我馆 我公司 局机关 委机关 厅机关 机关本级 局本级 委本级 厅本级 我支队 "
        "我大队 全局 全委 全厅 全街 全街道 全院 我关 本关 我行",
    ),
    (
        Kind.BODY,
        "place",
        "全市 全县 全区 全省 全州 全旗 全盟 全镇 全乡 我市 我县 我区 我省 我州 我旗 我镇 我乡 "
        "本市 本县 本区 本省 本州 本镇 本乡 各级 全市各级 全国 辖区 全辖",
    ),
    (Kind.BODY, "system", "系统 全系统 条线 教育系统 税务系统 公安系统 海关系统"),
    (
        Kind.BODY,
        "narrow",
        "下属 所属 直属 基层 二级单位 二级机构 下级 乡镇 镇街 街镇 镇乡 街道 县区 区县 县市区 "
        "市县 局属 分局 县局 区局 市局 省局 州局 各单位 各部门 各县 各区 各市 各乡 各镇 各街 "
        "各乡镇 各街道 各科室 各处室 各科 各处 各学校 各股 各成员单位 各职能部门 各县区 各区县 "
        "各镇街 各镇办 各委办局 各有关部门 各行政机关 各派出所 各站所 各村 各社区 科室 处室 "
        "部分科室 事业单位 派出所 部分县区 个别",
    ),
    (
        Kind.BODY,
        "office",
        "办公室 办公厅 政府办 政府办公室 本级 市本级 县本级 区本级 省本级 政府本级 部门 各部 局",
    ),
    (
        Kind.BODY,
        "above",
        "市政府 县政府 区政府 省政府 州政府 市人民政府 县人民政府 区人民政府 省人民政府 "
        "州人民政府 国务院 上级 省厅 上级机关 上级部门 市委 县委 区委 省委 乡政府 镇政府 "
        "乡人民政府 镇人民政府 人民政府",
    ),
    (
        Kind.BEHALF,
        "behalf",
        "代表 代为 代市 代县 代区 代省 代政府 代办 代理 代拟 转办 转来 转交 交办 转送 移送 协办 "
        "协助 会办 指导 督促 转信访 转由 主办 督办 督导",
    ),
    # when
    (
        Kind.TIME,
        "this",
        "全年 本年 本年度 今年 当年 年内 一年来 一年以来 今年以来 全年度 本年内 年度内 本年以来 "
        "当年度",
    ),
    (
        Kind.TIME,
        "last",
        "上年 上年度 上一年 上一年度 去年 往年 同期 去年同期 上年同期 前年 上年末 上年度末 "
        "以前年度 往年度 历年年度 前一年 前一年度",
    ),
    (Kind.TIME, "next", "下年 下年度 下一年 下一年度 次年 次年度 明年 来年 下个年度 下一个年度"),
    (
        Kind.TIME,
        "part",
        "上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 季度 "
        "前三季度 每季度 每月 每周 每年 当月 当日 当周 日均 月均 年均 平均 人均 月底 月初 最多 "
        "最高 单日",
    ),
    (
        Kind.TIME,
        "long",
        "以来 历年来 近年 近年来 近两年 近三年 近五年 近几年 多年来 十年来 九年来 八年来 七年来 "
        "六年来 五年来 四年来 三年来 两年来 几年来 数年来 任期 十四五期间 十三五期间 自成立",
    ),
    # wholes, parts, comparisons
    (Kind.WHOLE, "whole", "总数 共 共计 合计 总计 累计 总共 共有 一共 共累计 累计共 总量 总件数"),
    (
        Kind.AMONG,
        "among",
        "其中 包括 包含 含 其中包括 其中包含 其中有 分为 具体为 具体包括 具体情况 分别包括 包括了 "
        "其中含",
    ),
    (Kind.AMONG, "namely", "即 即为 也就是"),
    (Kind.AMONG, "severally", "分别 分别为 分别是 分别有"),
    (Kind.REST, "rest", "其他 其它 其余 剩余 剩下 另外 余下"),
    (
        Kind.OPEN_LIST,
        "open",
        "等 主要 主要包括 等等 主要为 主要有 例如 如 以及其他各类 包括但不限于",
    ),
    (Kind.OPEN_LIST, "overlap", "同时发布 同时公开 同步发布 交叉 重叠 两个平台 多平台"),
    (Kind.OPEN_LIST, "besides", "同时 另 此外 既 重点"),
    (Kind.EACH, "each", "各 均为 各为 各有"),
    (Kind.EXCEPT, "except", "除 除了 不含 不包括"),
    (
        Kind.INEXACT,
        "about",
        "约 近 逾 超 超过 大约 接近 突破 达到近 不少于 至少 不超过 不低于 将近 约计 达近",
    ),
    (
        Kind.DENY,
        "not",
        "未 没有 未曾 从未 暂未 尚未 均未 也未 都未 无 均无 也无 暂无 未有 并无 没 没有一起 "
        "没有一件 没有一例 没有一宗 无一起 无一件 无一例 无任何 未出现 未发现 无一 并未 亦未 尚无 "
        "尚没有 无人 没有人 未有人 从未有人 未曾有 从没有 从无 亦无 并没有 均没有 也没有 都没有 "
        "仍无 仍未 还未 再未 未再",
    ),
    (Kind.DENY, "zero", "零"),
    (Kind.IF, "if", "如果 若 凡 假如 倘若 一旦 如遇 若是 凡是 如有"),
    (
        Kind.OCCUR,
        "occur",
        "发生 产生 出现 存在 有 引起 引发 导致 提起 提出 提交 递交 被 发现 涉 收取 发出 被提起 "
        "形成",
    ),
    (Kind.CAUSE, "cause", "因 由于 为由 鉴于 针对 因为 涉及"),
    (Kind.COMPARE, "compare", "同比 环比 比 较 相比 相较 比较 对比 较之"),
    (Kind.COMPARE, "from", "由 从"),
    (Kind.COMPARE, "composed", "组成 构成"),
    (
        Kind.CHANGE,
        "up",
        "增长 增加 上升 提高 上涨 增幅 增 多 升高 增长率 增幅为 增长了 增加了 上升了 提升 增多 "
        "涨幅",
    ),
    (
        Kind.CHANGE,
        "down",
        "下降 减少 降低 减 少 降幅 下降了 减少了 下滑 回落 减幅 降幅为 降低了 下跌 压缩",
    ),
    (
        Kind.CHANGE,
        "to",
        "增至 增加到 上升到 增长到 提高到 提升到 升至 减至 减少到 下降到 降至 降低到 升到 降到 "
        "增到 减到 增为 升为 减为 降为 变为 增加至 增长至 上升至 提高至 提升至 减少至 下降至 "
        "降低至 增加为 上升为 增长为 减少为 下降为 降低为",
    ),
    (Kind.SHARE, "done", "办结率 答复率 按时办结率 按时答复率 按期答复率 按期办结率"),
    (Kind.SHARE, "share", "占 占比 占比为 占总数 占总量 约占 占全部 占比例"),
    # a part of the whole
    (
        Kind.LIMIT,
        "channel",
        "网上 网络 网站 线上 线下 信函 信件 邮寄 邮件 邮箱 电子邮件 电子邮箱 当面 现场 窗口 传真 "
        "平台 在线 电话 柜台 快递 挂号信 门户网站 互联网 微信公众号 公开栏 市政府网站 县政府网站 "
        "区政府网站 省政府网站 邮政 当场 来信 上门 短信",
    ),
    (Kind.LIMIT, "ways", "渠道 途径 方式"),
    (Kind.LIMIT, "form", "书面 口头 纸质 来函 来访 来人 致函"),
    (
        Kind.LIMIT,
        "applicant",
        "自然人 个人 企业 律师 科研 公益 法人 商业企业 学生 记者 村民 居民 社会组织 单位申请 "
        "企业申请",
    ),
    (
        Kind.LIMIT,
        "topic",
        "减免 减征 免征 退还 罚款 罚没 关于 有关 有效 无效 重复 补正 逾期 超期 提前 合并 类 领域 "
        "征地 拆迁 信访 国家秘密 商业秘密 隐私 个人隐私 属于 内容重复 经补正 认定 另行制作 按时率 "
        "内容 科技 书记 县长 市长",
    ),
    (
        Kind.PREPOSITION,
        "preposition",
        "按照 根据 依据 依照 遵照 贯彻 落实 向 对 在 经 报 按 会同 经由 为了 严格 认真 通过 与 就 "
        "对于",
    ),
    (Kind.JOIN, "join", "和 及 以及 或 或者 并 暨"),
    (Kind.TAIL, "tail", "请求 件 事项 办件 公开件 事宜 公开事项 函 业务 信息件"),
    (Kind.TAIL, "amount", "数量 总数量 件数 数 量 条数"),
    (Kind.TAIL, "case", "案件 案 案件数 案件数量 事件 案件总数"),
    (Kind.OF, "of", "的 之"),
    (
        Kind.FILL,
        "fill",
        "方面 方面的 单位和个人 单位或个人 单位、个人 个人或单位 组织和个人 组织或个人 公民个人 "
        "过 任何单位 任何单位和个人 任何单位或个人 任何组织和个人 任何组织或个人 公民和企业 了 到 "
        "为 是 达 达到 均 都 已 已经 全部 依法 依规 按时 按期 及时 按规定 按要求 依法依规 如期 "
        "予以 给予 作出了 情况 情形 工作 公民 群众 社会公众 公众 人民群众 申请人 市民 社会各界 "
        "各界 来自 社会 各类 各种 各项 任何 我们 主动 进行 所有 上述 以上 结果 数额 金额 收入 "
        "总额 处理决定 决定 情况为 有限 也 又 系 者 因此而 而 于 至 起 止 截至 截止 目前 现 年度 "
        "期间 时间 法定 规定 期限内 时限内 在规定 法定期限内 在法定期限内 规定时限内 在规定时限内 "
        "规定时间内 在规定时间内 法定时限内 在法定时限内 这 该 此 本次 方 所 共同 依法予以 "
        "依法作出 相关 新的 向我局 向我单位 年末 年底 向本机关 向我镇 向我街道 向我办 向我委 "
        "向我县 向我市 向我区 对外 政府 政务 行政 公开方面 现将 上 下 内 中 里 并已 类型 宗数 "
        "起数 提供 给 计 总 形式 的有 完成 完毕 现有 行政类 类案件 另有 同类 单位个人 采取 处以",
    ),
    (
        Kind.PLAIN,
        "plain",
        "申请复印 申请登记表 申请渠道 申请平台 申请指南 申请流程 公开率 满意率 信息化 信息量 "
        "信息员 公共 共享 共建 中共 共产党 公共企事业 无障碍 无纸化 无线 无人机 未来 未成年 "
        "未成年人 比例 比赛 比重 评比 比如 较大 较好 较多 较为 较少 较强 较高 较低 占地 占用 等级 "
        "等候 平等 同等 等次 有力 有序 具有 拥有 还有 只有 有助 有待 因此 因地制宜 因素 原因 因公 "
        "和谐 和平 温和 参与 与会 与时俱进 普及 以及时 自由 理由 事由 在线访谈 现在 方向 导向 "
        "意向 经济 经常 经费 经营 已经过 经验 经办 经过 财经 经理 报告 年报 通报 填报 申报 报道 "
        "报名 汇报 报刊 报纸 作为 成为 行为 认为 为主 为民 为例 以为 预约 约谈 节约 约束 近期 "
        "附近 贴近 多种 多样 多元 多部门 多媒体 多渠道 多次 很多 更多 少数 多数 增强 增进 减轻 "
        "中心组 被诉行政行为 被诉具体 被诉行政机关 一件事 一次性 一部分 一方面 一条龙 一站式 "
        "一网通办 二维码 两会 两微一端 三公 三务 三安全 四类 三类 一体化 第三方 第三部分 局势 "
        "局面 局限 格局 布局 结局 大局 开局 全局性 执法案卷 数据 数字 数字化 件次 事项清单 "
        "案件评查 量化 应收 收费 收集 结构 结果运用 条件 附件 软件 硬件 文件夹 对应 应对 对接 "
        "转化 转型 转变 转换 交流 交通 社会主义 会议室 社会治理 政府网 政府网站 政府门户网站 "
        "人民政府网 政府工作 政府采购 政府工作报告 行政机关 行政区 类别 分类 信访局 各类型 "
        "内容建设 中国 中央 中小学 上级领导 下一步 所在 研究所 事务所 场所 共同富裕 总结 总体 "
        "计划 设计 统计 审计 会计 起草人 部门预算 系统升级 信息系统 操作系统 系统性 信息管理系统 "
        "系统内 经济社会 公开栏目 信息公开栏 公开目录 公开指南 公开平台 公开专栏 公开网 公开年报 "
        "公开制度 公开条例 公开报告 公开年度报告 现场会 现场指导 单位网站 主任 法人证书 政府办事 "
        "如下 如实 如有 另行 超市 关于印发 因公开 即时 立即 即将 即可 随即 即办 即收 即使 即日 "
        "即席 即可以 亦即 成就 就业 就是 就近 就地 就读 就医 就诊 就餐 就绪 就此 迁就 造就 高就 "
        "就高 零距离 零容忍 零差错 零失误 零跑腿 零材料 零门槛 零报告 零接触 零成本 零基础 零散 "
        "零售 零星 零工 零等待 零障碍 零延迟 零超期 零积压 零泄密 零舆情 归零 清零 执行力 "
        "采取措施 构成要素 人员组成 组成部分 组成部门 组成人员 由来 由此 缘由 经由 任由 从而 从事 "
        "从严 从快 从优 从业 服从 自从 从中 从源头 然而 进而 因而 反而 而且 无人值守",
    ),
)
