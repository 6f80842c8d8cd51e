#pragma once

#include "ui/chat/joinoffer.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace wirebench {

class Look;

/// How to join a server, made to be projected: a window of its own, black on white in every theme, whose text
/// grows with it. Address, port, the line to type with a button that copies it, and a QR code of the address.
/// GUI thread; owned by its tab.
class JoinPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param name of the server, for the title. The look outlives the panel.
    JoinPanel(Look &look, const QString &name, QWidget *owner);

    void setOffer(const JoinOffer &offer);
    /// The line to type that is shown; empty while nobody can join.
    QString command() const;
    /// What is said about who can join; empty where everybody can.
    QString remark() const;

Q_SIGNALS:
    /// The button that lets others in was pressed.
    void openingWanted();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeParts();
    void retranslate();
    void applyLook();
    void layOut();
    void fillChoices();
    void showOffer();
    void showCode(const QImage &code, int side);
    void fitText();
    QFont fitting(const QString &text, int room) const;
    quint16 port() const;

    Look &m_look;
    const QString m_name;
    JoinOffer m_offer;
    QWidget *m_body;
    QLabel *m_addressTitle;
    QLabel *m_address;
    QLabel *m_portTitle;
    QLabel *m_port;
    QLabel *m_typeTitle;
    QLabel *m_command;
    QLabel *m_remark;
    QLabel *m_code;
    QLabel *m_codeTitle;
    QComboBox *m_addresses;
    QComboBox *m_ports;
    QPushButton *m_copy;
    QPushButton *m_open;
};

} // namespace wirebench
