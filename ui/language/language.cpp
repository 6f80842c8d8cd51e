#include "ui/language/language.h"

#include "ui/language/retranslator.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <array>

// The texts are compiled into a static library: without this the linker would leave them out.
static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace wirebench {

namespace {

struct Known
{
    const char *code;
    const char *name;
    QLocale::Language language;
    QLocale::Country country; ///< whose numbers are written where the system's language is another
};

constexpr std::array<Known, 2> known{{
    {"en", "English", QLocale::English, QLocale::UnitedStates},
    {"fr", "Français", QLocale::French, QLocale::France},
}};

// So that others can ask for the language of the window without this class: translated as "fr" and so on.
[[maybe_unused]] constexpr const char *codeText = QT_TRANSLATE_NOOP("Language", "en");

const Known *find(const QString &code)
{
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Known &entry) { return code == QLatin1StringView(entry.code); });
    return found == known.end() ? nullptr : &*found;
}

/// The user's own habits where the system speaks this language (French of Canada), else the usual ones.
QLocale localeOf(const Known &entry)
{
    const QLocale system = QLocale::system();
    const bool isOwn = system.language() == entry.language ||
                       (system.language() == QLocale::C && entry.language == QLocale::English);
    return isOwn ? system : QLocale(entry.language, entry.country);
}

} // namespace

Language::Language(QObject *parent) : QObject(parent), m_code(QLatin1StringView(known.front().code))
{
    initTranslations();
    load();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
}

QStringList Language::codes()
{
    QStringList codes;
    for (const Known &entry : known)
        codes.append(QLatin1StringView(entry.code));
    return codes;
}

QString Language::nameOf(const QString &code)
{
    const Known *entry = find(code);
    return entry ? QString::fromUtf8(entry->name) : QString();
}

QString Language::ofSystem()
{
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        if (const Known *entry = find(wanted.left(2)))
            return QLatin1StringView(entry->code);
    }
    return QLatin1StringView(known.front().code);
}

void Language::setCode(const QString &code)
{
    if (code == m_code || !find(code))
        return;
    m_code = code;
    const TextMemory shown = m_texts.takeMemory();
    load();
    const auto retranslate = [shown] { Retranslator(shown).retranslateAll(); };
    retranslate();
    // Again when the widgets have heard of it: some show a text once more that their owner had given them.
    QMetaObject::invokeMethod(this, retranslate, Qt::QueuedConnection);
    Q_EMIT changed();
}

void Language::load()
{
    QLocale::setDefault(localeOf(*find(m_code)));
    // A translator that is loaded anew tells the application, which tells all windows.
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
    if (m_qtTexts.load(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    // Without plurals of its own a language is that of the sources, and is remembered all the same.
    if (!m_texts.load(QStringLiteral(":/translations/wirebench_") + m_code))
        qWarning("There are no texts in the language %s.", qPrintable(m_code));
    QCoreApplication::installTranslator(&m_texts);
}

} // namespace wirebench
