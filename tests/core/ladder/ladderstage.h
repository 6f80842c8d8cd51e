#pragma once

#include "core/ladder/ladderbuilder.h"
#include "core/ladder/ladderlayout.h"
#include "core/ladder/laddertext.h"
#include "tests/core/traffic/stage.h"

namespace wirebench {

/// A log with programs at both ends of connections, and the ladder of it.
struct LadderStage : Stage
{
    using Stage::Stage;

    const SocketAddress serverAddress = address("127.0.0.1", 12345);
    const SocketAddress clientAddress = address("127.0.0.1", 50412);
    LadderBuilder builder;

    Actor serverEnd() { return Actor(*this, server, serverAddress, clientAddress); }
    Actor clientEnd() { return Actor(*this, client, clientAddress, serverAddress); }
    /// The server's own socket, or the client's before it has an address.
    Actor listener() { return Actor(*this, server, serverAddress, {}, Actor::OwnSocket); }

    /// socket, bind, listen.
    void listen()
    {
        Actor own = listener();
        own.simple(Call::Socket);
        own.simple(Call::Bind, 0, serverAddress.toPython());
        own.simple(Call::Listen);
    }
    /// C3 with both ends in the log: "Bonjour serveur", "Recu: Bonjour serveur".
    void prefixEcho()
    {
        listen();
        Actor there = serverEnd();
        Actor here = clientEnd();
        connectId = here.connect();
        acceptId = there.accept();
        sendId = here.send("Bonjour serveur");
        recvId = there.recv("Bonjour serveur", 1024);
        answerId = there.send("Recu: Bonjour serveur");
        answeredId = here.recv("Recu: Bonjour serveur", 1024);
        closeId = there.close();
        endId = here.recvEnd();
        here.close();
        listener().simple(Call::Close);
    }
    quint64 connectId = 0;
    quint64 acceptId = 0;
    quint64 sendId = 0;
    quint64 recvId = 0;
    quint64 answerId = 0;
    quint64 answeredId = 0;
    quint64 closeId = 0;
    quint64 endId = 0;

    /// The ladder of what the log holds now.
    const Ladder &ladder()
    {
        builder.take(log.snapshot());
        return builder.ladder();
    }
    const LadderStep &step(quint64 id) { return ladder().step(id); }
    QString nameOfLine(LifeLineId id) { return ladder().lines().at(id)->name(); }
};

} // namespace wirebench
