#pragma once

#include <QComboBox>
#include <QStringList>

#include <functional>

namespace wirebench {

/// A field for a short text, such as a host, that offers what was used before, newest first. Typing is
/// free; nothing is completed over what is typed. Below that it may offer texts that are known by other ways,
/// such as this machine's addresses. GUI thread; owned by its parent.
class HistoryCombo final : public QComboBox
{
    Q_OBJECT

public:
    static constexpr int maximumEntries = 20;

    explicit HistoryCombo(QWidget *parent = nullptr);

    QString text() const { return currentText(); }
    /// Does not touch the history.
    void setText(const QString &text);

    /// Puts a text that was really used on top of the history.
    void remember(const QString &text);
    QStringList history() const;
    void setHistory(const QStringList &newestFirst);

    /// A text and a quiet word beside it in the list: an address and its interface.
    struct Offer
    {
        QString text;
        QString note;
    };
    /// What to offer below the history; asked each time the list is opened.
    void setOffers(const std::function<QList<Offer>()> &offers) { m_offers = offers; }

    void showPopup() override;

Q_SIGNALS:
    /// The text changed: typed, chosen or set.
    void textChanged(const QString &text);

private:
    void fill(const QStringList &history, const QList<Offer> &offers);

    std::function<QList<Offer>()> m_offers;
};

/// The addresses that this machine's sockets can be bound to, with their interfaces.
QList<HistoryCombo::Offer> machineAddresses();

} // namespace wirebench
