import { describeCrm } from "./crm.testsuite.ts";

describeCrm("Kommo");
