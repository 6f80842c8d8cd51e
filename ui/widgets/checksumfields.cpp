#include "ui/widgets/checksumfields.h"

#include "ui/widgets/choices.h"
#include "ui/widgets/settingsrow.h"

#include <QComboBox>
#include <QScopedValueRollback>

namespace wirebench {

ChecksumFields::ChecksumFields(SettingsRow &row, QObject *parent)
    : QObject(parent), m_row(row), m_kind(new QComboBox), m_order(new QComboBox), m_place(new QComboBox)
{
    addChoice(m_kind, {}, ChecksumKind::None);
    for (const ChecksumKind kind : checksumKinds())
        addChoice(m_kind, checksumName(kind), kind);
    for (const ChecksumOrder order : {ChecksumOrder::HighFirst, ChecksumOrder::LowFirst})
        addChoice(m_order, {}, order);
    for (const ChecksumPlace place : {ChecksumPlace::End, ChecksumPlace::BeforeEnding, ChecksumPlace::Start})
        addChoice(m_place, {}, place);
    for (QComboBox *box : {m_kind, m_order, m_place})
        row.addRareField({}, box);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ChecksumFields::kindChosen);
    for (QComboBox *box : {m_order, m_place}) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_loading)
                Q_EMIT edited();
        });
    }
    retranslate();
    showWhatApplies();
}

ChecksumConfig ChecksumFields::config() const
{
    return {choice<ChecksumKind>(m_kind), choice<ChecksumOrder>(m_order), choice<ChecksumPlace>(m_place)};
}

void ChecksumFields::setConfig(const ChecksumConfig &config)
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    choose(m_kind, config.kind);
    choose(m_order, config.order);
    choose(m_place, config.place);
    showWhatApplies();
}

void ChecksumFields::setEnabled(bool enabled)
{
    for (QComboBox *box : {m_kind, m_order, m_place})
        box->setEnabled(enabled);
}

QString ChecksumFields::summary() const
{
    return checksumName(choice<ChecksumKind>(m_kind));
}

/// Another kind comes with the order that is usual for it.
void ChecksumFields::kindChosen()
{
    if (m_loading)
        return;
    {
        const QScopedValueRollback<bool> loading(m_loading, true);
        choose(m_order, usualOrder(choice<ChecksumKind>(m_kind)));
    }
    showWhatApplies();
    Q_EMIT edited();
}

void ChecksumFields::showWhatApplies()
{
    const auto kind = choice<ChecksumKind>(m_kind);
    m_row.setFieldVisible(m_order, checksumSize(kind) > 1);
    m_row.setFieldVisible(m_place, kind != ChecksumKind::None);
}

void ChecksumFields::retranslate()
{
    const auto name = [](QComboBox *box, auto value, const QString &words) {
        box->setItemText(box->findData(int(value)), words);
    };
    m_row.setLabel(m_kind, tr("Checksum"));
    m_row.setLabel(m_order, tr("Bytes"));
    m_row.setLabel(m_place, tr("Place"));
    name(m_kind, ChecksumKind::None, tr("none"));
    name(m_order, ChecksumOrder::HighFirst, tr("high first"));
    name(m_order, ChecksumOrder::LowFirst, tr("low first"));
    name(m_place, ChecksumPlace::End, tr("at the end"));
    name(m_place, ChecksumPlace::BeforeEnding, tr("before the line ending"));
    name(m_place, ChecksumPlace::Start, tr("at the start"));
    m_kind->setToolTip(tr("Computed of the message when it is sent, and added to it"));
    m_order->setToolTip(tr("Which byte of the checksum goes out first: protocols differ"));
    m_place->setToolTip(tr("Where the checksum stands. It covers everything but itself, and before the line "
                           "ending not that either"));
}

} // namespace wirebench
