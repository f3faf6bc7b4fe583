import { type Words, words } from './row.ts';

/** Sentences that say why a page is as it is; a page that begins with one of these says it. */
export const SENTENCES = {
  noAccess: words(
    "You do not have access|You don't have access|You do not have permission|You don't have permission|No access|Access denied|Access is denied|Insufficient privileges|Unauthorized",
    'Sie haben keinen Zugriff|Sie verfügen nicht über|Kein Zugriff|Zugriff verweigert|Der Zugriff wird verweigert',
    "Vous n'avez pas accès|Vous n'avez pas l'autorisation|Accès refusé|Aucun accès",
    'No tiene acceso|No tiene permiso|Acceso denegado|Sin acceso',
    'U hebt geen toegang|U hebt geen machtiging|Toegang geweigerd|Geen toegang',
    'Non si ha accesso|Non hai accesso|Accesso negato|Nessun accesso',
    'Você não tem acesso|Você não tem permissão|Acesso negado|Sem acesso',
    'アクセス権がありません|アクセスが拒否されました',
    'Nie masz dostępu|Nie masz uprawnień|Odmowa dostępu|Brak dostępu',
  ),
  signedOut: words(
    'You signed out|You have been signed out|Your session has expired|Your session expired|Pick an account|Sign in',
    'Sie haben sich abgemeldet|Sie wurden abgemeldet|Ihre Sitzung ist abgelaufen|Konto auswählen|Anmelden',
    'Vous vous êtes déconnecté|Vous avez été déconnecté|Votre session a expiré|Sélectionner un compte|Se connecter|Connexion',
    'Ha cerrado sesión|Su sesión ha expirado|Seleccionar una cuenta|Elija una cuenta|Iniciar sesión',
    'U bent afgemeld|Uw sessie is verlopen|Kies een account|Aanmelden',
    'La sessione è scaduta|Seleziona account|Scegliere un account|Accedi',
    'Sua sessão expirou|Escolha uma conta|Entrar',
    'サインアウトしました|セッションの有効期限が切れました|アカウントを選択する|サインイン',
    'Wylogowano|Twoja sesja wygasła|Wybierz konto|Zaloguj|Zaloguj się',
  ),
  nothing: words(
    'No permissions added|No permissions found|No client secrets|No secrets|No groups|No results|No applications|No members|No users found',
    'Keine Berechtigungen hinzugefügt|Keine geheimen|Keine Gruppen|Keine Ergebnisse|Keine Anwendungen|Keine Mitglieder|Für diese Anwendung wurden keine geheimen',
    'Aucun groupe|Aucun membre|Aucun secret|Aucune autorisation ajoutée|Aucune application|Aucun résultat',
    'No se encontraron|No se ha encontrado|No se han creado|No se han agregado|No se agregaron|No hay grupos|No hay miembros|No hay resultados',
    'Geen groepen|Geen leden|Geen resultaten|Geen machtigingen toegevoegd|Geen toepassingen|Geen clientgeheimen|Er zijn geen',
    'Nessun gruppo|Nessun membro|Nessun segreto|Nessuna autorizzazione aggiunta|Nessuna applicazione|Nessun risultato',
    'Nenhum grupo|Nenhum membro|Nenhum segredo|Nenhuma permissão adicionada|Nenhum aplicativo|Nenhum resultado',
    'グループが見つかりません|メンバーが見つかりません|アプリケーションが見つかりません|結果が見つかりません|シークレットは作成されていません|アクセス許可が追加されていません',
    'Nie znaleziono|Nie dodano uprawnień|Brak wyników|Brak grup|Brak członków|Dla tej aplikacji nie utworzono',
  ),
} as const satisfies Record<string, Words>;
