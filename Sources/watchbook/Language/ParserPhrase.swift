/// What ArgumentParser says of its own accord: the English as it prints it, and the Chinese.
///
/// A case stands before those whose English would also match its lines.
enum ParserPhrase: Localized {
    // Lines of the help.
    case overview
    case usageOfHelp
    case arguments
    case options
    case subcommands
    case groupOfSubcommands
    case detailedHelp
    case showVersion
    case showHelp
    case showSubcommandHelp

    // Lines around an error.
    case error
    case help
    case usageOfError
    case moreInformation

    // Messages.
    case unknownOptionNear
    case missingValueInComposite
    case unknownOption
    case missingValue
    case valueNotTaken
    case unexpectedArguments
    case unexpectedArgument
    case alreadySet
    case missingOneOf
    case missingArgument
    case missingSubcommand
    case invalidValueOneOf
    case invalidValueOneOfList
    case invalidValueBecause
    case invalidValue
    case invalidValueAlone
    case invalidOption
    case shellUnknown
    case shellNotDetected
    case shellOptions

    var text: Wording {
        switch self {
        case .overview: ("OVERVIEW: %1", "%1")
        case .usageOfHelp: ("USAGE: %1", "用法： %1")
        case .arguments: ("ARGUMENTS:", "参数：")
        case .options: ("OPTIONS:", "选项：")
        case .subcommands: ("SUBCOMMANDS:", "子命令：")
        case .groupOfSubcommands: ("%1 SUBCOMMANDS:", "%1子命令：")
        case .detailedHelp: ("  See '%1' for detailed help.", "  详细说明见“%1”。")
        case .showVersion: ("Show the version.", "显示版本。")
        case .showHelp: ("Show help information.", "显示帮助。")
        case .showSubcommandHelp: ("Show subcommand help information.", "显示子命令的帮助。")
        case .error: ("Error: %1", "错误：%1")
        case .help: ("Help:  %1", "说明：%1")
        case .usageOfError: ("Usage: %1", "用法： %1")
        case .moreInformation: ("  See '%1' for more information.", "  更多说明见“%1”。")
        case .unknownOptionNear:
            ("Unknown option '%1'. Did you mean '%2'?", "没有选项“%1”。是否要用“%2”？")
        case .missingValueInComposite:
            ("   or: Missing value for '%1' in '%2'", "   或者：“%2”中的“%1”缺少值")
        case .unknownOption: ("Unknown option '%1'", "没有选项“%1”")
        case .missingValue: ("Missing value for '%1'", "“%1”缺少值")
        case .valueNotTaken:
            (
                "The option '%1' does not take any value, but '%2' was specified.",
                "选项“%1”不带值，但给出了“%2”。"
            )
        case .unexpectedArguments: ("%1 unexpected arguments: %2", "多余的参数 %1 个：%2")
        case .unexpectedArgument: ("Unexpected argument '%1'", "多余的参数“%1”")
        case .alreadySet:
            (
                "Value to be set with flag %1 had already been set with flag %2",
                "%1 要设的值已由 %2 设定，两者不能同时使用"
            )
        case .missingOneOf: ("Missing one of: %1", "必须给出其中之一：%1")
        case .missingArgument: ("Missing expected argument '%1'", "缺少参数“%1”")
        case .missingSubcommand: ("Missing required subcommand.", "缺少子命令。")
        case .invalidValueOneOf:
            (
                "The value '%1' is invalid for '%2'. Please provide one of %3.",
                "值“%1”不适用于“%2”，可用的值：%3。"
            )
        case .invalidValueOneOfList:
            (
                "The value '%1' is invalid for '%2'. Please provide one of the following:",
                "值“%1”不适用于“%2”，可用的值："
            )
        case .invalidValueBecause:
            ("The value '%1' is invalid for '%2': %3", "值“%1”不适用于“%2”：%3")
        case .invalidValue: ("The value '%1' is invalid for '%2'", "值“%1”不适用于“%2”")
        case .invalidValueAlone: ("The value '%1' is invalid.%2", "值“%1”无效。%2")
        case .invalidOption: ("Invalid option: %1", "选项写法有误：%1")
        case .shellUnknown:
            ("Can't generate completion scripts for '%1'.", "不能为“%1”生成命令补全脚本。")
        case .shellNotDetected: ("Can't autodetect a supported shell.", "识别不出所用的命令行外壳。")
        case .shellOptions:
            (
                "Please use --generate-completion-script=<shell> with one of:",
                "请用 --generate-completion-script=<shell>，取值为下列之一："
            )
        }
    }
}
